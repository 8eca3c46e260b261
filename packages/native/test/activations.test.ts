import { evaluateField, identityEncoding, initialField, seededRandom } from '@fourier-features/core';
import { nativeEngine } from '@fourier-features/native';
import { expect, test } from 'vitest';
import { available } from './available.ts';

/** Beyond 2⁵¹ cycles, float64 has no digits left for their fractions, and reducing them leaves any number. */
test.skipIf(!available).each(['sine', 'finer'] as const)(
  'the activation %s is between −1 and 1 at the largest floats',
  async (kind) => {
    const engine = await nativeEngine({ threads: 1 });
    const field = initialField({
      encoding: identityEncoding({ inputDim: 1 }),
      outputDim: 1,
      depth: 2,
      width: 1,
      hiddenActivation: { kind, omega: 30 },
      outputActivation: 'linear',
    });
    for (const [index, value] of [1, 0, 1, 0].entries()) field.parameters[index]!.values[0] = value;
    const coordinates = seededRandom(1)
      .uniforms(20_000)
      .map((mantissa, i) => (1 + mantissa) * 2 ** (i % 127));
    const values = await evaluateField(field, coordinates, { engine });
    engine.dispose();
    for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-7);
  },
);
