import {
  adam,
  evaluateField,
  type Field,
  fourierEncoding,
  type OutputActivation,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { createReference, featureField, smallBatch, smallField } from '@fourier-features/testing/engine';
import { hasTestAdapter, onTestAdapter } from '@fourier-features/testing/webgpu';
import { webgpuEngine } from '@fourier-features/webgpu';
import { describe, expect, test } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

describe.skipIf(!hasTestAdapter)(onTestAdapter('accuracy of the WebGPU engine'), async () => {
  const engine = sharedDevice && (await webgpuEngine({ device: sharedDevice }));

  test.each([
    [1, [0, 1]],
    [500, [0, 1]],
    [1e6, [0, 1]],
    [500, [-1, 1]],
    [1e6, [-1, 1]],
    [1e6, [-0.3, 2.9]],
  ] as const)('sines at about %d cycles per unit on %j are within 2e-7', async (scale, inputRange) => {
    const random = seededRandom(4);
    const frequencies = random.normals(40).map((value) => scale * value);
    const coordinates = random.uniforms(2 * 200);
    const field = featureField(fourierEncoding({ inputDim: 2, frequencies, inputRange }));
    const features = await evaluateField(field, coordinates, { engine: engine! });
    expectClose(features, createReference(field).values(coordinates), 2e-7);
  });

  test('phases of coordinates and frequencies of any size are those of exact arithmetic', async () => {
    const parts = [
      2 ** -100,
      2 ** -30,
      3 * 2 ** -20,
      0.1,
      1,
      1 / 3,
      255.99609375,
      2 ** 23 - 1,
      2 ** 24 + 2,
      1e9,
      3e38,
    ];
    const numbers = Float32Array.from([...parts, ...parts.map((part) => -part), 0]);
    const pairs = Float32Array.from(numbers, (x) => x);
    const field = featureField(
      fourierEncoding({ inputDim: 2, frequencies: Float32Array.from([...pairs].flatMap((x) => [x, 0])) }),
    );
    const coordinates = Float32Array.from([...numbers].flatMap((x) => [x, 0]));
    const features = await evaluateField(field, coordinates, { engine: engine! });
    const m = pairs.length;
    const expected = [...numbers].flatMap((v) => {
      const phases = [...pairs].map((b) => exactPhase(b, v));
      return [...phases.map(Math.sin), ...phases.map(Math.cos)];
    });
    expect(features.length).toBe(2 * m * numbers.length);
    expectClose(features, expected, 2e-7);
  });

  test.each(['linear', 'sigmoid', 'tanh'] as const)(
    '%s keeps its digits from one end to the other',
    async (outputActivation) => {
      const logits = Float32Array.from({ length: 400 }, (_, i) => (i - 200) / 8);
      const values = await evaluateField(constantField(logits, outputActivation), Float32Array.of(0.5), {
        engine: engine!,
      });
      const exact = {
        linear: (z: number) => z,
        sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
        tanh: Math.tanh,
      };
      logits.forEach((z, i) => {
        const value = exact[outputActivation](z);
        expect(Math.abs(values[i]! - value), `at ${z}`).toBeLessThanOrEqual(3e-7 * Math.abs(value));
      });
    },
  );

  test('Adam moves a parameter as in float64 down to gradients whose squares float32 has no room for', async () => {
    const field = smallField({ depth: 1, frequencyCount: 0, outputDim: 1, outputActivation: 'linear' });
    const epsilon = 3.5e-18;
    for (const size of [1e-3, 1e-10, 1e-15, 1e-17, 3e-18, 1e-19]) {
      const trainer = await engine!.createTrainer(field, adam({ epsilon }));
      const { coordinates } = smallBatch(field, 1);
      const gradient = Float32Array.of(size);
      await trainer.step({ coordinates, lossAndGradient: () => ({ loss: 1, gradient }) }, 0.01);
      const { parameters } = await trainer.read();
      const moved = field.parameters[1]!.values[0]! - parameters[1]!.values[0]!;
      // v is 0 below 3.4e-18, where ε alone still keeps the update within the rate.
      if (size > 1e-16) expectClose(moved, (0.01 * size) / (size + epsilon), 1e-6);
      expect(moved, `gradient ${size}`).toBeGreaterThanOrEqual(0);
      expect(moved, `gradient ${size}`).toBeLessThan(0.01001);
      trainer.dispose();
    }
    await expect(engine!.createTrainer(field, adam({ epsilon: 1e-20 }))).rejects.toThrow(
      new RangeError(
        "webgpuEngine: Adam's epsilon must be at least 3.4e-18 with beta2 0.999 on GPUs, whose float32 may have no numbers below 1.2e-38, got 1e-20. Use nativeEngine() or wasmEngine() for a smaller one.",
      ),
    );
  });

  test('no parameter moves where every gradient is too small to square', async () => {
    const field = smallField({ depth: 1, frequencyCount: 0, outputDim: 1, outputActivation: 'linear' });
    const trainer = await engine!.createTrainer(field, adam());
    const { coordinates } = smallBatch(field, 1);
    for (const size of [0, 1e-30, -1e-42])
      await trainer.step(
        { coordinates, lossAndGradient: () => ({ loss: 1, gradient: Float32Array.of(size) }) },
        0.01,
      );
    const { parameters } = await trainer.read();
    for (const [k, { values }] of parameters.entries())
      expectClose(values, field.parameters[k]!.values, 1e-7);
    trainer.dispose();
  });
});

/** Returns 2π·b·v modulo 2π from the exact product. */
function exactPhase(b: number, v: number): number {
  const [top, below] = [rational(b), rational(v)];
  const scale = 1n << 300n;
  const product = (top * below) / scale;
  const fraction = ((product % scale) + scale) % scale;
  return 2 * Math.PI * (Number(fraction >> 240n) / 2 ** 60);
}

/** Returns x·2³⁰⁰, exactly. */
function rational(x: number): bigint {
  let exponent = 0;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return BigInt(mantissa) << BigInt(300 - exponent);
}

/** Returns a field of one input that has the same logits everywhere. */
function constantField(logits: Float32Array, outputActivation: OutputActivation): Field {
  const field = smallField({ inputDim: 1, depth: 1, outputDim: logits.length, outputActivation });
  field.parameters[0]!.values.fill(0);
  field.parameters[1]!.values.set(logits);
  return field;
}
