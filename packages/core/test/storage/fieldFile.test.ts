import { crc32 as zlibCrc32 } from 'node:zlib';
import {
  evaluateField,
  type Field,
  initialField,
  seededRandom,
  seriesEncoding,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import {
  decodeField,
  decodeSafetensors,
  encodeField,
  encodeSafetensors,
} from '@fourier-features/core/storage';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodings, smallField } from '../tfjs/smallFields.ts';
import { olderFile, olderFileWith } from './olderFile.ts';

const KEY = 'fourier_features';

function messageOf(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

/** Returns the file of a field with an edited description. */
function withDescription(field: Field, change: (description: string) => string): Uint8Array {
  return olderFileWith(encodeField({ field, metadata: {} }), KEY, change);
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

  test('describes Fourier encodings with ReLU as files did before format 3, key by key', () => {
    const { metadata } = decodeSafetensors(encodeField({ field: smallField(), metadata: {} }));
    expect(metadata[KEY]).toBe(
      '{"format":2,"checksum":"crc32","encoding":{"name":"gaussian","inputDim":2,"frequencyCount":4,"outputDim":8,' +
        '"includeCoordinates":false,"inputRange":[0,1],"trainable":false,"hyperparameters":{"scale":1}},' +
        '"network":{"inputDim":8,"outputDim":2,"depth":3,"width":6,"outputActivation":"sigmoid"}}',
    );
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

  test('stores the CRC-32 of the metadata, sorted, and of the arrays, by name', () => {
    const field = smallField();
    const { tensors, metadata } = decodeSafetensors(encodeField({ field, metadata: { z: '1', a: '2' } }));
    const { fourier_features_crc32: stated, ...rest } = metadata;
    const sorted = tensors.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const header = JSON.stringify([
      Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      sorted.map(({ name, shape }) => [name, shape]),
    ]);
    const arrays = sorted.map(({ values }) => Buffer.from(values.buffer));
    const expected = zlibCrc32(Buffer.concat([Buffer.from(header), ...arrays]));
    expect(stated).toBe(expected.toString(16).padStart(8, '0'));
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
    ['"format":4', 'format must be 2 or 3, got 4. Update this package.'],
    ['"format":2.5', 'the file was written by an unreleased version. Fit again.'],
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
    [
      'not JSON',
      () => 'hello',
      'the hyper-parameters in the file must describe a field, but they are not JSON',
    ],
    ['empty', () => '{"format":2}', 'hyper-parameters.encoding must be an object, got nothing'],
    [
      'of a number',
      (json) => json.replace(/"network":.*/, '"network":7}'),
      'hyper-parameters.network must be an object, got 7',
    ],
    [
      'without a depth',
      (json) => json.replace('"depth":3,', ''),
      'hyper-parameters.network.depth must be present, got nothing',
    ],
    [
      'of no width',
      (json) => json.replace('"width":6', '"width":0'),
      'hyper-parameters.network.width must be a positive integer, got 0',
    ],
    [
      'of a width that is not exact',
      (json) => json.replace('"width":6', '"width":1e300'),
      'hyper-parameters.network.width must be a positive integer, got 1e+300',
    ],
    [
      'of half a width',
      (json) => json.replace('"width":6', '"width":6.5'),
      'hyper-parameters.network.width must be a positive integer, got 6.5',
    ],
    [
      'of an encoding with another number of features',
      (json) => json.replace('"outputDim":8', '"outputDim":9'),
      'encoding.outputDim must be 8, its features, got 9',
    ],
    [
      'of a network with another number of features',
      (json) => json.replace('"inputDim":8', '"inputDim":9'),
      'network.inputDim must be the 8 features of the encoding, got 9',
    ],
    [
      'of an unknown activation, with an escape sequence',
      (json) => json.replace('"sigmoid"', '"cube\\u001b[31m\\u202e"'),
      'hyper-parameters.network.outputActivation must be one of linear, sigmoid, tanh, got cube\\x1b[31m\\u202e',
    ],
    [
      'of an encoding with a long name',
      (json) => json.replace('"gaussian"', `"${'g'.repeat(1000)}"`),
      `hyper-parameters.encoding.name must be one of identity, basic, positional, gaussian, uniform, log-uniform, laplacian, series, custom, got ${'g'.repeat(79)}…`,
    ],
    [
      'of features that are not a switch',
      (json) => json.replace('"trainable":false', '"trainable":"no"'),
      'hyper-parameters.encoding.trainable must be true or false, got no',
    ],
    [
      'of hyper-parameters that are no scalars',
      (json) => json.replace(/"hyperparameters":\{[^}]*\}/, '"hyperparameters":{"scale":[1]}'),
      'hyper-parameters.encoding.hyperparameters must be an object of numbers, booleans and strings, got an object',
    ],
    ...['null', '[1,1]', '[0]', '["a","b"]', '["#NaN",1]'].map(
      (range): [string, (json: string) => string, string] => [
        `of the input range ${range}`,
        (json) => json.replace('"inputRange":[0,1]', `"inputRange":${range}`),
        `hyper-parameters.encoding.inputRange must be two different finite numbers, got ${range === 'null' ? range : `an array of ${range === '[0]' ? 1 : 2}`}`,
      ],
    ),
  ])('refuses a description that is %s', (_, change, why) => {
    expect(() => decodeField(withDescription(smallField(encodings[2]![1]), change))).toThrow(
      expect.objectContaining({ message: `decodeField: ${why}` }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %f in any array, and names it',
    (value) => {
      const bytes = encodeField({ field: smallField(encodings[2]![1]), metadata: {} });
      for (const { name } of decodeSafetensors(bytes).tensors) {
        const damaged = olderFile(bytes, ({ tensors }) => {
          tensors.find((each) => each.name === name)!.values[1] = value;
          return { tensors };
        });
        expect(() => decodeField(damaged)).toThrow(
          new RangeError(`decodeField: ${name} must be finite, got ${value} at index 1`),
        );
      }
    },
  );

  test('reads a file without a checksum, as older versions wrote it', () => {
    const field = smallField(encodings[2]![1]);
    const metadata = { task: 'image' };
    expect(decodeField(olderFile(encodeField({ field, metadata })))).toEqual({ field, metadata });
  });

  test('reads a file whose arrays and metadata another program has put in another order', () => {
    const file = { field: smallField(), metadata: { task: 'image', note: 'first' } };
    const { tensors, metadata } = decodeSafetensors(encodeField(file));
    const reversed = Object.fromEntries(Object.entries(metadata).toReversed());
    expect(decodeField(encodeSafetensors({ tensors: tensors.toReversed(), metadata: reversed }))).toEqual(
      file,
    );
  });

  test('refuses a file with any bit flipped, in one printable line', () => {
    const field = initialField({ encoding: encodings[0]![1], outputDim: 1, depth: 1 });
    const bytes = encodeField({ field, metadata: { task: 'image' } });
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(
        messageOf(() => decodeField(flipped)),
        `bit ${bit}`,
      ).toMatch(/^decode\w+: [^\p{C}]{1,300}$/u);
    }
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
