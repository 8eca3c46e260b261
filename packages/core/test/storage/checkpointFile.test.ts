import {
  adam,
  type Checkpoint,
  initialOptimizerState,
  type Optimizer,
  type OptimizerState,
  seededRandom,
  sgd,
  threefryRandom,
} from '@fourier-features/core';
import {
  decodeCheckpoint,
  decodeField,
  decodeSafetensors,
  encodeCheckpoint,
  encodeField,
  encodeSafetensors,
} from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';
import { encodings, smallField } from '../tfjs/smallFields.ts';
import { olderFile, olderFileWith } from './olderFile.ts';

function checkpointWith(optimizer: Optimizer = adam(), encoding = encodings[2]![1]): Checkpoint {
  const field = smallField(encoding);
  const state = initialOptimizerState(optimizer, field.parameters);
  const random = seededRandom(5);
  for (const { values } of state.firstMoments) values.set(random.normals(values.length));
  for (const { values } of state.secondMoments) values.set(random.uniforms(values.length));
  return {
    field,
    optimizer,
    optimizerState: { ...state, updates: 42 },
    randomState: random.state(),
    curve: [{ step: 0, loss: 0.1 + 0.2, fitPsnr: 12.5, heldOutPsnr: 1 / 3 }],
  };
}

describe('decodeCheckpoint(encodeCheckpoint(file))', () => {
  test.each<[string, Checkpoint]>([
    ['Adam', checkpointWith(adam({ beta1: 0.8, beta2: 0.99, epsilon: 1e-7 }))],
    ['SGD', checkpointWith(sgd({ momentum: 0.9 }))],
    ['a trained encoding', checkpointWith(adam(), encodings.at(-1)![1])],
    ['no encoding', checkpointWith(adam(), encodings[0]![1])],
    ['an unmeasured step', { ...checkpointWith(), unmeasured: { step: 41, loss: Number.NaN } }],
    ['Threefry', { ...checkpointWith(), randomState: threefryRandom(1701).state() }],
  ])('is bit-identical: %s', (_, checkpoint) => {
    const metadata = { settings: '{"steps":100}' };
    expect(decodeCheckpoint(encodeCheckpoint({ checkpoint, metadata }))).toEqual({ checkpoint, metadata });
  });

  test('keeps NaN and infinities in the curve', () => {
    const curve = [
      { step: 0, loss: Number.NaN, fitPsnr: Number.NEGATIVE_INFINITY },
      { step: 25, loss: Number.POSITIVE_INFINITY, fitPsnr: Number.POSITIVE_INFINITY },
    ];
    const checkpoint = { ...checkpointWith(), curve };
    expect(decodeCheckpoint(encodeCheckpoint({ checkpoint, metadata: {} })).checkpoint.curve).toEqual(curve);
  });
});

describe('encodeCheckpoint(file)', () => {
  test('can be read as a field too', () => {
    const checkpoint = checkpointWith();
    const { field } = decodeField(encodeCheckpoint({ checkpoint, metadata: {} }));
    expect(field).toEqual(checkpoint.field);
  });
});

describe('decodeCheckpoint(bytes)', () => {
  test.each<[change: string, into: string, message: string]>([
    ['{.*', '[', ' must be JSON, got ['],
    ['{.*', 'null', ' must be an object, got null'],
    ['{.*', '{}', '.optimizer must be present, got nothing'],
    ['"adam"', '"lbfgs"', '.optimizer must be an object of kind adam or sgd, got an object'],
    ['"optimizer":{.*?}', '"optimizer":null', '.optimizer must be an object of kind adam or sgd, got null'],
    ['"beta1":[^,]*', '"beta1":1', '.optimizer.beta1 must be in [0, 1), got 1'],
    ['"epsilon":[^}]*', '"epsilon":"1"', '.optimizer.epsilon must be greater than 0 and finite, got 1'],
    ['"updates":42', '"updates":0.5', '.updates must be an integer of at least 0, got 0.5'],
    ['"updates":42', '"updates":-1', '.updates must be an integer of at least 0, got -1'],
    ['"updates":42', '"updates":1e300', '.updates must be an integer of at least 0, got 1e+300'],
    ['"updates":42', '"updates":"42"', '.updates must be an integer of at least 0, got 42'],
    ['"xoshiro128"', '"mersenne"', '.randomState.kind must be one of xoshiro128, threefry, got mersenne'],
    [
      '"words":\\[\\d+',
      '"words":[4294967296',
      '.randomState.words[0] must be an integer from 0 to 4294967295, got 4294967296',
    ],
    [
      '"words":\\[\\d+',
      '"words":[-1',
      '.randomState.words[0] must be an integer from 0 to 4294967295, got -1',
    ],
    ['"curve":.*', '"curve":{}}', '.curve must be an array, got an object'],
    [
      '"loss":[^,]*',
      '"loss":"low"',
      '.curve[0] must be an object of numbers with step and loss, got an object',
    ],
    ['"step":0', '"step":42', '.curve[0].step must be an integer above -1 and below 42, the updates, got 42'],
    [
      '"curve":\\[',
      '"curve":[{"step":25,"loss":1},',
      '.curve[1].step must be an integer above 25 and below 42, the updates, got 0',
    ],
    ['^{', '{"unmeasured":{"step":42,"loss":1},', '.unmeasured.step must be the last step, 41, got 42'],
    ['^{', '{"unmeasured":{"step":41},', '.unmeasured.loss must be present, got nothing'],
    ['^{', '{"unmeasured":true,', '.unmeasured must be an object, got true'],
  ])('refuses a file whose progress has %s replaced by %s', (pattern, replacement, message) => {
    const bytes = encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} });
    const damaged = olderFileWith(bytes, 'fourier_features_checkpoint', (json) =>
      json.replace(new RegExp(pattern), replacement),
    );
    expect(() => decodeCheckpoint(damaged)).toThrow(
      expect.objectContaining({ message: `decodeCheckpoint: the progress in the file${message}` }),
    );
  });

  test('refuses random words that no generator can have', () => {
    const bytes = encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} });
    const damaged = (words: string): Uint8Array =>
      olderFileWith(bytes, 'fourier_features_checkpoint', (json) =>
        json.replace(/"words":\[[^\]]*\]/, `"words":${words}`),
      );
    expect(() => decodeCheckpoint(damaged('[1,2]'))).toThrow(
      'randomState.words must be 4 integers, not all 0, got an array of 2',
    );
    expect(() => decodeCheckpoint(damaged('[0,0,0,0]'))).toThrow(
      'randomState.words must be 4 integers, not all 0, got an array of 4',
    );
  });

  test.each([
    ['first_moment.dense0.weight', Number.NaN, 'must be finite, got NaN at index 1'],
    ['second_moment.dense1.bias', Number.POSITIVE_INFINITY, 'must be finite, got Infinity at index 1'],
    ['second_moment.dense1.bias', -1, 'must not be negative, it is a mean of squares'],
  ])('refuses a file whose %s has %f', (name, value, rule) => {
    const damaged = olderFile(
      encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }),
      ({ tensors }) => {
        tensors.find((each) => each.name === name)!.values[1] = value;
        return { tensors };
      },
    );
    expect(() => decodeCheckpoint(damaged)).toThrow(new RangeError(`decodeCheckpoint: ${name} ${rule}`));
  });

  test('reads a file without a checksum, as older versions wrote it', () => {
    const file = { checkpoint: checkpointWith(), metadata: { settings: '{}' } };
    expect(decodeCheckpoint(olderFile(encodeCheckpoint(file)))).toEqual(file);
  });

  test('refuses a file with a bit of an array flipped', () => {
    const bytes = encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} });
    bytes[bytes.length - 8]! ^= 1;
    expect(() => decodeCheckpoint(bytes)).toThrow(
      'decodeCheckpoint: the file is damaged: its content does not have its checksum. Copy it again, or fit again.',
    );
  });

  test('returns the arrays of a task', () => {
    const tensors = [{ name: 'grid', shape: [2], values: Float32Array.of(1, 2) }];
    const file = { checkpoint: checkpointWith(), metadata: {}, tensors };
    expect(decodeCheckpoint(encodeCheckpoint(file))).toEqual(file);
  });

  test.each([
    [1, 'decodeCheckpoint: the file was written by an unreleased version. Fit again.'],
    [4, 'decodeCheckpoint: format must be 2 or 3, got 4. Update this package.'],
  ])('refuses format %i', (format, message) => {
    const damaged = olderFileWith(
      encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }),
      'fourier_features',
      (json) => json.replace('"format":2', `"format":${format}`),
    );
    expect(() => decodeCheckpoint(damaged)).toThrow(new Error(message));
  });

  test('refuses a field alone', () => {
    expect(() => decodeCheckpoint(encodeField({ field: smallField(), metadata: {} }))).toThrow(
      new Error('decodeCheckpoint: the file must hold a checkpoint. A field alone cannot be resumed.'),
    );
  });

  test('throws for truncated files', () => {
    const bytes = encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} });
    for (let length = 0; length < bytes.length; length += 7) {
      expect(() => decodeCheckpoint(bytes.subarray(0, length)), `${length} bytes`).toThrow(
        /^decodeSafetensors: bytes must be a safetensors file of float32 arrays, but /,
      );
    }
  });

  test.each([
    ['first_moment.dense0.weight', '8, 6'],
    ['second_moment.dense1.bias', '6'],
  ])('refuses a file without %s', (name, shape) => {
    const damaged = olderFile(
      encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }),
      ({ tensors }) => ({ tensors: tensors.filter((tensor) => tensor.name !== name) }),
    );
    expect(() => decodeCheckpoint(damaged)).toThrow(
      new Error(`decodeCheckpoint: the file must hold ${name} of shape [${shape}]`),
    );
  });

  test('returns the moments in the order of the parameters, whatever the order in the file', () => {
    const checkpoint = checkpointWith();
    const file = decodeSafetensors(encodeCheckpoint({ checkpoint, metadata: {} }));
    const reversed = encodeSafetensors({ ...file, tensors: file.tensors.toReversed() });
    const expected: OptimizerState = checkpoint.optimizerState;
    expect(decodeCheckpoint(reversed).checkpoint.optimizerState).toEqual(expected);
  });
});
