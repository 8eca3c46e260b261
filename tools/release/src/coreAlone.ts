import { join } from 'node:path';
import { createConsumer } from './consumer.ts';
import type { ReleaseCheck } from './releaseCheck.ts';
import { run } from './run.ts';

const CORE = '@fourier-features/core';

const PROGRAM = `
import { basicEncoding, encode, evaluateField, initialField, psnr } from '${CORE}';
import { decodeField, encodeField } from '${CORE}/storage';

const field = initialField({ encoding: basicEncoding({ inputDim: 1 }), outputDim: 1, width: 4 });
const restored = decodeField(encodeField({ field, metadata: {} })).field;
console.log(restored.encoding.name, encode(restored.encoding, Float32Array.of(0)).length, typeof evaluateField, psnr([1], [1]));
const [tfjs] = await Promise.allSettled([import('${CORE}/tfjs')]);
console.log(tfjs.reason?.code);
`;

/** Uses core in a project without tfjs: its main entry and its files work, and only its tfjs engine fails. */
export const coreAlone: ReleaseCheck = {
  name: 'core without tfjs',
  async run({ tarballs, folder }) {
    const consumer = await createConsumer({
      folder: join(folder, 'project'),
      packages: [CORE],
      files: { 'main.js': PROGRAM },
      tarballs,
    });
    const printed = await run(process.execPath, ['main.js'], { cwd: consumer.folder });
    const expected = 'basic 2 function Infinity\nERR_MODULE_NOT_FOUND\n';
    return printed === expected
      ? []
      : [`printed ${JSON.stringify(printed)}, not ${JSON.stringify(expected)}`];
  },
};
