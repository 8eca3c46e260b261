import {
  decodeField,
  decodeSafetensors,
  encodeField,
  encodeSafetensors,
  evaluateField,
  type Field,
  initialField,
  seededRandom,
  seriesEncoding,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodings, smallField } from '../tfjs/smallFields.ts';

const KEY = 'fourier_features';

/** Returns the file of a field with an edited description. */
function withDescription(field: Field, change: (description: string) => string): Uint8Array {
  const { tensors, metadata } = decodeSafetensors(encodeField({ field, metadata: {} }));
  return encodeSafetensors({ tensors, metadata: { ...metadata, [KEY]: change(metadata[KEY]!) } });
}

describe('encodeField({ field, metadata })', () => {
  test('names the arrays of a field, B and a first', () => {
    const { tensors, metadata } = decodeSafetensors(
      encodeField({ field: smallField(encodings[2]![1], 'tanh', 2), metadata: { task: 'image' } }),
    );
    expect(tensors.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['encoding.frequencies', 4, 2],
      ['encoding.amplitudes', 4],
      ['dense0.weight', 8, 6],
      ['dense0.bias', 6],
      ['dense1.weight', 6, 2],
      ['dense1.bias', 2],
    ]);
    expect(metadata['task']).toBe('image');
    expect(JSON.parse(metadata[KEY]!)).toMatchObject({
      format: 2,
      encoding: { name: 'gaussian', inputDim: 2, hyperparameters: { scale: 1 } },
      network: { depth: 2, width: 6, outputActivation: 'tanh' },
    });
  });

  test('keeps the initial B and a in addition to the trained ones', () => {
    const [, encoding] = encodings.at(-1)!;
    const names = decodeSafetensors(encodeField({ field: smallField(encoding), metadata: {} })).tensors.map(
      ({ name }) => name,
    );
    expect(names.filter((name) => name.includes('encoding'))).toEqual([
      'initial.encoding.frequencies',
      'initial.encoding.amplitudes',
      'encoding.frequencies',
      'encoding.amplitudes',
    ]);
  });

  test('gives the same bytes for the same field', () => {
    const bytes = (): Uint8Array => encodeField({ field: smallField(), metadata: { a: 'b' } });
    expect(bytes()).toEqual(bytes());
  });
});

describe('decodeField(bytes)', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test.each(encodings)('restores the field and its metadata: %s', async (_, encoding) => {
    const field = smallField(encoding, 'tanh');
    // As after training: B and a differ from those of the encoding.
    for (const { values } of field.parameters) values.set(seededRandom(9).normals(values.length));
    const read = decodeField(encodeField({ field, metadata: { task: 'test', note: 'ü' } }));
    expect(read).toEqual({ field, metadata: { task: 'test', note: 'ü' } });
    const coordinates = seededRandom(1).uniforms(2 * 32);
    const engine = tfjsEngine();
    expect(await evaluateField(read.field, coordinates, { engine })).toEqual(
      await evaluateField(field, coordinates, { engine }),
    );
  });

  test('keeps infinite hyper-parameters', () => {
    const encoding = seriesEncoding({ frequencyCount: 3, power: Number.POSITIVE_INFINITY });
    const field = initialField({ encoding, outputDim: 1, depth: 1 });
    expect(decodeField(encodeField({ field, metadata: {} })).field.encoding.hyperparameters).toEqual({
      power: Number.POSITIVE_INFINITY,
    });
  });

  test('throws for every truncated file', () => {
    const field = initialField({ encoding: encodings[0]![1], outputDim: 1, depth: 1 });
    const bytes = encodeField({ field, metadata: {} });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeField(bytes.subarray(0, length)), `${length} bytes`).toThrow(Error);
    }
  });

  test('refuses a file without a field', () => {
    expect(() => decodeField(encodeSafetensors({ tensors: [], metadata: {} }))).toThrow(
      new Error('decodeField: the file must hold a field, but its metadata has no hyper-parameters'),
    );
  });

  test.each([
    ['"format":1', 'the file was written by an unreleased version. Fit again.'],
    ['"format":"2"', 'the file was written by an unreleased version. Fit again.'],
    ['"none":2', 'the file was written by an unreleased version. Fit again.'],
    ['"format":3', 'format must be 2, got 3. Update this package.'],
  ])('refuses a description with %s', (format, message) => {
    const bytes = withDescription(smallField(), (json) => json.replace('"format":2', format));
    expect(() => decodeField(bytes)).toThrow(new Error(`decodeField: ${message}`));
  });

  test('refuses arrays that do not fit the network', () => {
    const wider = withDescription(smallField(), (json) => json.replace('"width":6', '"width":7'));
    expect(() => decodeField(wider)).toThrow(
      new Error('decodeField: the file must hold dense0.weight of shape [8, 7]'),
    );
    const deeper = withDescription(smallField(), (json) => json.replace('"depth":3', '"depth":4'));
    expect(() => decodeField(deeper)).toThrow(/^decodeField: the file must hold dense2.weight of shape/);
  });

  test.each<[string, (json: string) => string, string]>([
    ['not JSON', () => 'hello', 'but they are not JSON'],
    ['empty', () => '{"format":2}', 'but the encoding or the network is missing'],
    [
      'without a depth',
      (json) => json.replace('"depth":3,', ''),
      'but depth must be a positive integer, got undefined',
    ],
    [
      'of no width',
      (json) => json.replace('"width":6', '"width":0'),
      'but width must be a positive integer, got 0',
    ],
    [
      'of an encoding with another number of features',
      (json) => json.replace('"outputDim":8', '"outputDim":9'),
      'but the encoding has 8 features and the network takes 8',
    ],
    [
      'of an unknown activation',
      (json) => json.replace('"sigmoid"', '"cube"'),
      'but the activation cube is unknown',
    ],
    [
      'without an input range',
      (json) => json.replace('"inputRange":[0,1]', '"inputRange":null'),
      'but inputRange is not a pair of numbers',
    ],
  ])('refuses a description that is %s', (_, change, why) => {
    expect(() => decodeField(withDescription(smallField(), change))).toThrow(
      new Error(`decodeField: the hyper-parameters in the file must describe a field, ${why}`),
    );
  });

  test('refuses more layers than the file has arrays, before it allocates any', () => {
    const bytes = withDescription(smallField(), (json) => json.replace(/"depth":\d+/, '"depth":1000000000'));
    expect(() => decodeField(bytes)).toThrow(
      /^decodeField: the file must hold the arrays of 1000000000 layers, got \d+ arrays$/,
    );
  });

  test('refuses a description that is null', () => {
    expect(() => decodeField(withDescription(smallField(), () => 'null'))).toThrow(
      new Error('decodeField: the file was written by an unreleased version. Fit again.'),
    );
  });
});
