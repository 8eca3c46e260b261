import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { train } from '../page/train.ts';

const PROGRAM = `
  const { train } = await import('./packages/wasm/test/page/train.ts');
  console.log(JSON.stringify(await train({ threads: 2 })));`;

test('wasmEngine() trains on the calling thread of a process that may not start workers, and says why', async () => {
  const args = ['--permission', '--allow-fs-read=*', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: new URL('../../../../', import.meta.url),
  });
  expect(JSON.parse(stdout)).toEqual({
    ...(await train({ threads: 2 })),
    threads: 1,
    threadLimit: expect.stringMatching(/^no worker started: Access to this API has been restricted/),
  });
});
