import {
  adam,
  type Checkpoint,
  decodeCheckpoint,
  decodeField,
  decodeSafetensors,
  encodeCheckpoint,
  encodeField,
  encodeSafetensors,
  initialOptimizerState,
  type Optimizer,
  type OptimizerState,
  seededRandom,
  sgd,
  threefryRandom,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { encodings, smallField } from '../tfjs/smallFields.ts';

function checkpointWith(optimizer: Optimizer = adam(), encoding = encodings[2]![1]): Checkpoint {
  const field = smallField(encoding);
  const state = initialOptimizerState(optimizer, field.parameters);
  const random = seededRandom(5);
  for (const { values } of [...state.firstMoments, ...state.secondMoments]) {
    values.set(random.normals(values.length));
  }
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
  test.each(['{}', '[', 'null', '{"optimizer":{"kind":"adam"},"updates":"x"}'])(
    'refuses a file whose progress is %s',
    (json) => {
      const { tensors, metadata } = decodeSafetensors(
        encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }),
      );
      const damaged = { ...metadata, fourier_features_checkpoint: json };
      expect(() => decodeCheckpoint(encodeSafetensors({ tensors, metadata: damaged }))).toThrow(
        new Error('decodeCheckpoint: the file must hold optimizer, updates, randomState and curve as JSON'),
      );
    },
  );

  test.each(['{"step":42,"loss":1}', '{"step":41}', 'true'])(
    'refuses a file whose unmeasured step after 42 updates is %s',
    (json) => {
      const { tensors, metadata } = decodeSafetensors(
        encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }),
      );
      const progress = metadata['fourier_features_checkpoint']!.replace('{', `{"unmeasured":${json},`);
      const damaged = { ...metadata, fourier_features_checkpoint: progress };
      expect(() => decodeCheckpoint(encodeSafetensors({ tensors, metadata: damaged }))).toThrow(
        new Error('decodeCheckpoint: unmeasured in the file must hold the last step and its loss'),
      );
    },
  );

  test.each([
    [1, 'decodeCheckpoint: the file was written by an unreleased version. Fit again.'],
    [3, 'decodeCheckpoint: format must be 2, got 3. Update this package.'],
  ])('refuses format %i', (format, message) => {
    const file = decodeSafetensors(encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }));
    const description = file.metadata['fourier_features']!.replace('"format":2', `"format":${format}`);
    const metadata = { ...file.metadata, fourier_features: description };
    expect(() => decodeCheckpoint(encodeSafetensors({ ...file, metadata }))).toThrow(new Error(message));
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
    const file = decodeSafetensors(encodeCheckpoint({ checkpoint: checkpointWith(), metadata: {} }));
    const tensors = file.tensors.filter((tensor) => tensor.name !== name);
    expect(tensors.length).toBe(file.tensors.length - 1);
    expect(() => decodeCheckpoint(encodeSafetensors({ ...file, tensors }))).toThrow(
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
