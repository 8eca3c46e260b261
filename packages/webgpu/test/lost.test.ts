import {
  type FitEnd,
  type FitOptions,
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  initialField,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { referenceEngine } from '@fourier-features/testing/engine';
import { hasTestAdapter, onTestAdapter, testDevice } from '@fourier-features/testing/webgpu';
import { webgpuEngine } from '@fourier-features/webgpu';
import { describe, expect, test } from 'vitest';

const coordinates = gridCoordinates([16]);
const encoding = gaussianEncoding({ inputDim: 1, scale: 2, frequencyCount: 4, random: seededRandom(1) });
const options: Omit<FitOptions, 'engine'> = {
  field: initialField({ encoding, outputDim: 1, width: 8, depth: 2, random: seededRandom(2) }),
  supervision: pointwiseSupervision({
    coordinates,
    targets: coordinates.map((x) => Math.abs(x - 0.5)),
    inputDim: 1,
  }),
  steps: 12,
  measureEvery: 5,
};

describe.skipIf(!hasTestAdapter)(onTestAdapter('a fit whose device is destroyed'), () => {
  test('ends as lost with the state of its last measurement, which another engine continues', async () => {
    const device = await testDevice();
    const engine = await webgpuEngine({ device });
    const good = await finish(fit({ ...options, engine, steps: 6 }));
    let end: FitEnd | undefined;
    for await (const event of fit({ ...options, engine })) {
      if (event.type === 'step' && event.step === 7) device.destroy();
      if (event.type === 'end') end = event;
    }
    expect(end!.reason).toBe('lost');
    expect(end!.lost!.error.message).toMatch(/^webgpuEngine: the GPU device was lost \(destroyed: /);
    expect(end!.checkpoint).toEqual(good.checkpoint);
    const rest = await finish(fit({ ...options, engine: referenceEngine(), resume: end!.checkpoint }));
    const whole = await finish(fit({ ...options, engine: referenceEngine() }));
    expect(rest.curve.map(({ step }) => step)).toEqual([0, 5, 10, 11]);
    expect(rest.curve.at(-1)!.loss).toBeCloseTo(whole.curve.at(-1)!.loss, 5);
  });
});
