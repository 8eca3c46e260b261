import { evaluateField, seededRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose, expectNoLeak } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { flatten, referenceValues } from './tfjs/reference.ts';
import { smallField } from './tfjs/smallFields.ts';

describe('evaluateField(field, coordinates)', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  const field = smallField();

  test('gives [n, c] values, those of the formula in float64', async () => {
    const coordinates = seededRandom(1).uniforms(2 * 33);
    const values = await evaluateField(tfjsEngine(), field, coordinates);
    expectClose(values, referenceValues(field, flatten(field.parameters), coordinates), 2e-6);
  });

  test('leaks no tensors, refused or not', () =>
    expectNoLeak(async () => {
      await evaluateField(tfjsEngine(), field, new Float32Array(8));
      await expect(evaluateField(tfjsEngine(), field, new Float32Array(5))).rejects.toThrow(
        new RangeError('evaluate: coordinates must be [n, 2], got 5 numbers'),
      );
    }, tf));
});
