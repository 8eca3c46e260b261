import {
  adam,
  adamCorrections,
  adamUpdater,
  gaussianEncoding,
  initialField,
  initialOptimizerState,
  type Parameters,
  seededRandom,
  sgd,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallBatch } from './tfjs/smallFields.ts';

describe('adam(options)', () => {
  test('has the constants of Kingma & Ba', () => {
    expect(adam()).toEqual({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  });

  test.each([
    [{ beta1: 1 }, 'beta1 must be in [0, 1), got 1'],
    [{ beta2: -0.1 }, 'beta2 must be in [0, 1), got -0.1'],
    [{ beta2: Number.NaN }, 'beta2 must be in [0, 1), got NaN'],
    [{ epsilon: 0 }, 'epsilon must be greater than 0, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => adam(options)).toThrow(new RangeError(`adam: ${message}`));
  });
});

describe('sgd({ momentum })', () => {
  test('has no momentum by default', () => {
    expect(sgd()).toEqual({ kind: 'sgd', momentum: 0 });
    expect(sgd({ momentum: 0.9 })).toEqual({ kind: 'sgd', momentum: 0.9 });
  });

  test('refuses a momentum of 1', () => {
    expect(() => sgd({ momentum: 1 })).toThrow(new RangeError('sgd: momentum must be in [0, 1), got 1'));
  });
});

describe('initialOptimizerState(optimizer, parameters)', () => {
  const parameters: Parameters = [
    { name: 'dense0.weight', shape: [1, 2], values: Float32Array.of(1, 2) },
    { name: 'dense0.bias', shape: [2], values: Float32Array.of(3, 4) },
  ];
  const zeros: Parameters = [
    { name: 'dense0.weight', shape: [1, 2], values: Float32Array.of(0, 0) },
    { name: 'dense0.bias', shape: [2], values: Float32Array.of(0, 0) },
  ];

  test('is zero: two moments for Adam, one for SGD', () => {
    expect(initialOptimizerState(adam(), parameters)).toEqual({
      updates: 0,
      firstMoments: zeros,
      secondMoments: zeros,
    });
    expect(initialOptimizerState(sgd(), parameters)).toEqual({
      updates: 0,
      firstMoments: zeros,
      secondMoments: [],
    });
  });
});

describe('adamCorrections(optimizer, t)', () => {
  test('turn the moments of a constant gradient into the gradient and its square', () => {
    const optimizer = adam({ beta1: 0.8, beta2: 0.9 });
    let [mean, square] = [0, 0];
    for (let t = 1; t <= 20; t++) {
      mean = 0.8 * mean + 0.2 * 3;
      square = 0.9 * square + 0.1 * 9;
      const { first, second } = adamCorrections(optimizer, t);
      expectClose([mean * first, square * second], [3, 9], 1e-12);
    }
  });
});

describe('adamUpdater(unknowns, optimizer)', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test('makes the steps that can be computed by hand', () => {
    // β₁ = 1/2, β₂ = 3/4, ε = 1, rate 1, gradients 4, −2, 2.
    // t = 1: m = 2, m̂ = 4, v = 4, v̂ = 16, step 4/(4 + 1). t = 2: m = 1 − 1 = 0, v = 3 + 1 = 4, step 0.
    // t = 3: m = 1, m̂ = 1/(1 − 1/8) = 8/7, v = 3 + 1 = 4, v̂ = 4/(1 − 27/64) = 256/37.
    const x = Float64Array.of(0);
    const updater = adamUpdater(x, adam({ beta1: 0.5, beta2: 0.75, epsilon: 1 }));
    updater.update([4], 1);
    expectClose(x, [-4 / 5], 1e-15);
    updater.update([-2], 1);
    expectClose(x, [-4 / 5], 1e-15);
    updater.update([2], 1);
    expectClose(x, [-4 / 5 - 8 / 7 / (Math.sqrt(256 / 37) + 1)], 1e-15);
  });

  test('moves by the learning rate first, against the sign of each gradient', () => {
    const x = Float64Array.of(1, 1, 1);
    adamUpdater(x).update([1e-3, -500, 0], 0.25);
    expectClose(x, [0.75, 1.25, 1], 1e-5);
  });

  test('keeps separate moments for each unknown, and none for another updater', () => {
    const together = Float64Array.of(0, 0);
    const apart = [Float64Array.of(0), Float64Array.of(0)];
    const both = adamUpdater(together);
    const each = apart.map((x) => adamUpdater(x));
    for (let step = 0; step < 5; step++) {
      const gradient = [Math.sin(step), 3 * Math.cos(step)];
      both.update(gradient, 0.1);
      for (const [i, updater] of each.entries()) updater.update([gradient[i]!], 0.1);
    }
    expect([...together]).toEqual(apart.map((x) => x[0]));
    expect(together[0]).not.toBe(together[1]);
  });

  test('minimises a quadratic', () => {
    const x = Float32Array.of(2, -1);
    const updater = adamUpdater(x);
    for (let step = 0; step < 500; step++) updater.update([2 * (x[0]! - 0.5), 20 * (x[1]! - 0.25)], 0.02);
    expectClose(x, [0.5, 0.25], 1e-3);
  });

  test.each([Float32Array, Float64Array])('follows the Adam of the tfjs engine in a %o', async (Numbers) => {
    const encoding = gaussianEncoding({ inputDim: 2, frequencyCount: 4, scale: 1, random: seededRandom(1) });
    const field = initialField({ encoding, outputDim: 2, depth: 1, random: seededRandom(2) });
    const optimizer = adam({ beta1: 0.8, beta2: 0.95, epsilon: 1e-3 });
    const trainer = await tfjsEngine().createTrainer(field, optimizer);
    const unknowns = field.parameters.map(({ values }) => Numbers.from(values));
    const updaters = unknowns.map((values) => adamUpdater(values, optimizer));
    for (const [seed, rate] of [0.02, 0.01, 0.03, 0.005, 0.02].entries()) {
      const batch = smallBatch('mse', seed);
      const { gradient } = await trainer.gradient(batch);
      for (const [i, { values }] of gradient.entries()) updaters[i]!.update(values, rate);
      await trainer.step(batch, rate);
      const { parameters } = await trainer.read();
      for (const [i, { values }] of parameters.entries()) expectClose(unknowns[i]!, values, 1e-6);
    }
    trainer.dispose();
  });

  test('refuses a gradient of another length and leaves the unknowns unchanged', () => {
    const x = Float32Array.of(1, 2);
    expect(() => adamUpdater(x).update([1], 0.1)).toThrow(
      new RangeError('adamUpdater: gradient must be [n], one per unknown, 2 numbers, got 1'),
    );
    expect([...x]).toEqual([1, 2]);
  });
});
