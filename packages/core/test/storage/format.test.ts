import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  basicEncoding,
  type Encoding,
  evaluateField,
  type Field,
  type FourierEncoding,
  fourierEncoding,
  gaussianEncoding,
  identityEncoding,
  initialField,
  type OutputActivation,
  positionalEncoding,
  seededRandom,
  seriesEncoding,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { encodeField } from '@fourier-features/core/storage';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { otherFields, trainedLike } from '../otherFields.ts';
import { checksumOf, evaluate, readField } from './fieldByFormatPage.ts';

const sampled = (inputDim: number, scale: number) => ({
  inputDim,
  scale,
  frequencyCount: 5,
  random: seededRandom(3),
});

const CASES: readonly (readonly [
  name: string,
  encoding: FourierEncoding,
  outputDim: number,
  depth: number,
  outputActivation: OutputActivation,
])[] = [
  ['identity on [−1, 1]', identityEncoding({ inputDim: 2, inputRange: [-1, 1] }), 1, 3, 'sigmoid'],
  ['basic, in radians', basicEncoding({ inputDim: 3, unit: 'radians' }), 4, 2, 'linear'],
  ['basic, reversed', basicEncoding({ inputDim: 2, inputRange: [1, 0] }), 1, 2, 'linear'],
  ['positional, code', positionalEncoding({ inputDim: 2, scale: 9, frequencyCount: 8 }), 3, 4, 'sigmoid'],
  [
    'positional, text',
    positionalEncoding({ inputDim: 2, scale: 9, frequencyCount: 8, spacing: 'text' }),
    2,
    2,
    'tanh',
  ],
  ['positional, octaves', positionalEncoding({ inputDim: 1, scale: 8, spacing: 'octaves' }), 1, 1, 'linear'],
  [
    'gaussian with coordinates on [−1, 1], normalised',
    gaussianEncoding({ ...sampled(3, 2), includeCoordinates: true, normalise: true, inputRange: [-1, 1] }),
    1,
    5,
    'sigmoid',
  ],
  ['gaussian, trainable', gaussianEncoding({ ...sampled(2, 4), trainable: true }), 2, 2, 'tanh'],
  ['series of infinite power', seriesEncoding({ frequencyCount: 4, power: Infinity }), 1, 2, 'sigmoid'],
  [
    'custom',
    fourierEncoding({ inputDim: 2, frequencies: [1, 2, 3, 4], amplitudes: [2, 0.5] }),
    1,
    2,
    'linear',
  ],
];

const POINTS = 7;

/** The Fourier fields, and one of each other kind after a training. */
const FIELDS: readonly (readonly [name: string, field: Field])[] = [
  ...CASES.map((given) => [given[0], fieldOf(given)] as const),
  ...otherFields.map(([name, field]) => [name, trainedLike(field)] as const),
];

/** A field whose trained B and a differ from the initial ones if they are trainable, and biases from 0. */
function fieldOf([
  ,
  encoding,
  outputDim,
  depth,
  outputActivation,
]: (typeof CASES)[number]): Field<FourierEncoding> {
  const random = seededRandom(4);
  const field = initialField({ encoding, outputDim, depth, outputActivation, width: 6, random });
  for (const { values } of field.parameters) {
    for (let i = 0; i < values.length; i++) values[i]! += 0.1 * Math.sin(i + 1);
  }
  return field;
}

/** Points of the domain, its corners and points beyond it. */
function pointsOf({ inputDim }: Encoding): Float32Array {
  const inside = seededRandom(5).uniforms(POINTS * inputDim);
  const edges = [0, 1, -0.25, 1.25].flatMap((value) => new Array<number>(inputDim).fill(value));
  return Float32Array.of(...inside, ...edges);
}

const METADATA = { task: 'demo', 'größe "1"': 'ä\n', fourier: 'sorts before fourier_features' };

function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours.length).toBe(theirs.length);
  for (let i = 0; i < ours.length; i++) expect(ours[i]).toBeCloseTo(theirs[i]!, 5);
}

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

describe('FORMAT.md', () => {
  it.each(FIELDS)('suffices to evaluate a field without this package: %s', async (_, field) => {
    const bytes = encodeField({ field, metadata: METADATA });
    const file = readField(bytes);
    const points = pointsOf(field.encoding);
    expectClose(evaluate(file, points), await evaluateField(field, points, { engine: tfjsEngine() }));
    expect(checksumOf(file)).toBe(file.metadata['fourier_features_crc32']);
    bytes[bytes.length - 1]! ^= 1;
    expect(checksumOf(readField(bytes))).not.toBe(file.metadata['fourier_features_crc32']);
  });

  it('names every encoding and every activation', async () => {
    const page = await readFile(new URL('../../FORMAT.md', import.meta.url), 'utf8');
    const { encodingNames } = await import('../../src/encodings/encoding.ts');
    const { outputActivations } = await import('../../src/network/network.ts');
    const { activationConstants } = await import('../../src/network/activations.ts');
    const constants = Object.values(activationConstants).flat();
    for (const name of [
      ...encodingNames,
      ...['grid', 'hash-grid'],
      ...outputActivations,
      ...Object.keys(activationConstants),
      ...constants,
    ])
      expect(page).toContain(`\`${name}\``);
  });

  const python = findNumpy();
  it.skipIf(python === undefined)('has Python that evaluates the fields', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fourier-features-format-'));
    try {
      const page = await readFile(new URL('../../FORMAT.md', import.meta.url), 'utf8');
      const [, code] = /```python\n([\s\S]*?)```/.exec(page)!;
      const fields = FIELDS.map(([, field]) => field);
      const main = fields.map(({ encoding }, i) => {
        const points = JSON.stringify([...pointsOf(encoding)]);
        return `file = read_field(${JSON.stringify(join(folder, `${i}.safetensors`))})
values = evaluate(*file, np.array(${points}).reshape(-1, ${encoding.inputDim}))
results.append([values.ravel().tolist(), checksum(*file) == file[1]['fourier_features_crc32']])`;
      });
      const script = [code, 'results = []', ...main, 'print(json.dumps(results))'].join('\n');
      await writeFile(join(folder, 'evaluate.py'), script);
      for (const [i, field] of fields.entries())
        await writeFile(join(folder, `${i}.safetensors`), encodeField({ field, metadata: METADATA }));
      const { stdout } = await promisify(execFile)(python!, [join(folder, 'evaluate.py')]);
      const results = JSON.parse(stdout) as [number[], boolean][];
      for (const [i, field] of fields.entries()) {
        const [values, intact] = results[i]!;
        const engine = tfjsEngine();
        expectClose(values, await evaluateField(field, pointsOf(field.encoding), { engine }));
        expect(intact).toBe(true);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Returns a Python that has NumPy: `$PYTHON`, or one on the path. */
function findNumpy(): string | undefined {
  return [process.env['PYTHON'], 'python3', 'python'].find((command) => {
    try {
      if (command) execFileSync(command, ['-c', 'import numpy'], { stdio: 'ignore' });
      return command;
    } catch {
      return false;
    }
  });
}
