import {
  type Field,
  type HiddenActivation,
  identityEncoding,
  type Parameter,
  sgd,
} from '@fourier-features/core';
import { nativeEngine, type VectorBits } from '@fourier-features/native';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { available } from './available.ts';

/** Returns a field whose values are h of the outputs z, `[outputs]`, at every point. */
function activationField(activation: HiddenActivation, z: Float32Array): Field {
  const channels = activation.kind === 'wire' ? z.length / 2 : z.length;
  const identity = new Float32Array(channels * channels);
  for (let i = 0; i < channels; i++) identity[i * (channels + 1)] = 1;
  const parameters: Parameter[] = [
    { name: 'dense0.weight', shape: [1, z.length], values: new Float32Array(z.length) },
    { name: 'dense0.bias', shape: [z.length], values: z },
    { name: 'dense1.weight', shape: [channels, channels], values: identity },
    { name: 'dense1.bias', shape: [channels], values: new Float32Array(channels) },
  ];
  const network = {
    inputDim: 1,
    outputDim: channels,
    depth: 2,
    width: channels,
    hiddenActivations: [activation],
    outputActivation: 'linear',
  } as const;
  return { encoding: identityEncoding({ inputDim: 1 }), network, parameters };
}

/** Returns h of the outputs z, and ∂h/∂z, as the engine computes them. */
async function computed(activation: HiddenActivation, z: Float32Array, vectorBits?: VectorBits) {
  const engine = await nativeEngine({ threads: 1, ...(vectorBits && { vectorBits }) });
  const field = activationField(activation, z);
  const trainer = await engine.createTrainer(field, sgd());
  const coordinates = Float32Array.of(0.5);
  const values = await trainer.evaluate(coordinates);
  const { gradient } = await trainer.gradient({
    coordinates,
    lossAndGradient: (found) => ({ loss: 0, gradient: new Float32Array(found.length).fill(1) }),
  });
  trainer.dispose();
  engine.dispose();
  return { values, slopes: gradient[1]!.values };
}

/** Numbers of both signs, evenly spaced in the logarithm up to `most`, and 0. */
function spread(most: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    if (i === 0) return 0;
    return (i % 2 ? 1 : -1) * most * 10 ** (-6 * (1 - i / count));
  });
}

const largest = (numbers: ArrayLike<number>): number => Math.max(...Array.from(numbers, Math.abs));

describe.skipIf(!available)('activations of hidden layers', () => {
  describe.each([
    ['1', 1],
    ['10,000 radians', 1e4],
    ['a million radians', 1e6],
  ])('at phases up to %s', (_, phase) => {
    test.each([1, 30, 0.3])('sine with ω = %d is within 2e-7 of float64', async (omega) => {
      const z = spread(phase / omega, 333);
      const { values, slopes } = await computed({ kind: 'sine', omega }, z);
      expectClose(
        values,
        Array.from(z, (x) => Math.sin(omega * x)),
        2e-7,
      );
      expectClose(
        slopes,
        Array.from(z, (x) => omega * Math.cos(omega * x)),
        2e-7 * omega,
      );
    });

    test.each([1, 30, 0.3])('finer with ω = %d is within 2e-7 of float64', async (omega) => {
      const z = spread(Math.sqrt(phase / omega), 333);
      const { values, slopes } = await computed({ kind: 'finer', omega }, z);
      expectClose(
        values,
        Array.from(z, (x) => Math.sin(omega * (Math.abs(x) + 1) * x)),
        2e-7,
      );
      const rates = Array.from(z, (x) => omega * (2 * Math.abs(x) + 1));
      const phases = Array.from(z, (x) => omega * (Math.abs(x) + 1) * x);
      const expected = rates.map((rate, i) => rate * Math.cos(phases[i]!));
      // Relative to the rates, which grow with |z|.
      expectClose(
        slopes.map((slope, i) => slope / rates[i]!),
        expected.map((slope, i) => slope / rates[i]!),
        3e-7,
      );
    });
  });

  test.each([0.1, 1, 10, 30])('gauss with s = %d is within 3e-7 of float64', async (s) => {
    const z = spread(20 / s, 333);
    const { values, slopes } = await computed({ kind: 'gauss', spread: s }, z);
    expectClose(
      values,
      Array.from(z, (x) => Math.exp(-((s * x) ** 2))),
      3e-7,
    );
    const expected = Array.from(z, (x) => -2 * s * s * x * Math.exp(-((s * x) ** 2)));
    expectClose(slopes, expected, 5e-7 * largest(expected));
  });

  test.each([
    [20, 10, 1],
    [1, 3, 1e3],
  ])('wire with ω = %d, s = %d is within 3e-7 of float64', async (omega, s, phase) => {
    const [p, q] = [spread(phase / omega, 333), spread(3 / s, 333).reverse()];
    const { values, slopes } = await computed(
      { kind: 'wire', omega, spread: s },
      Float32Array.of(...p, ...q),
    );
    const envelope = Array.from(q, (x) => Math.exp(-((s * x) ** 2)));
    expectClose(
      values,
      envelope.map((e, i) => Math.cos(omega * p[i]!) * e),
      3e-7,
    );
    const ofP = envelope.map((e, i) => -omega * Math.sin(omega * p[i]!) * e);
    const ofQ = envelope.map((e, i) => -2 * s * s * q[i]! * Math.cos(omega * p[i]!) * e);
    expectClose(slopes.subarray(0, 333), ofP, 4e-7 * omega);
    expectClose(slopes.subarray(333), ofQ, 5e-7 * largest(ofQ));
  });

  test.each(['sine', 'finer', 'wire'] as const)('%s of NaN and infinity is NaN', async (kind) => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const z = kind === 'wire' ? Float32Array.of(x, 0) : Float32Array.of(x);
      expect((await computed({ kind, omega: 30, spread: 1 }, z)).values[0]).toBe(Number.NaN);
    }
  });

  test('gauss of NaN is NaN, and of infinity 0', async () => {
    const { NaN: nan, POSITIVE_INFINITY: infinite } = Number;
    for (const [x, h] of [
      [nan, nan],
      [infinite, 0],
      [-infinite, 0],
      [1e30, 0],
    ])
      expect((await computed({ kind: 'gauss', spread: 1 }, Float32Array.of(x!))).values[0]).toBe(h);
  });

  test.each(['sine', 'finer'] as const)('%s of the largest floats is between −1 and 1', async (kind) => {
    const z = Float32Array.from({ length: 60 }, (_, i) => 3.4e38 * 0.1 ** (i / 2));
    expect(largest((await computed({ kind, omega: 30 }, z)).values)).toBeLessThanOrEqual(1 + 1e-7);
  });
});
