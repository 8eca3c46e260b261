/** Fits the indicator function of a disc on random points, with binary cross-entropy, on the GPU. */
import {
  finish,
  fit,
  gaussianEncoding,
  initialField,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { webgpuEngine } from '@fourier-features/webgpu';

const random = seededRandom(0);
const field = initialField({
  encoding: gaussianEncoding({ inputDim: 2, scale: 5, frequencyCount: 32, random }),
  outputDim: 1,
  width: 64,
  random,
});
const coordinates = random.uniforms(2 * 256);
const targets = Float32Array.from({ length: 256 }, (_, i) =>
  Math.hypot(coordinates[2 * i]! - 0.5, coordinates[2 * i + 1]! - 0.5) < 0.3 ? 1 : 0,
);
const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2, loss: 'bce' });

const engine = await webgpuEngine();
const { curve } = await finish(fit({ field, supervision, engine, steps: 51, measureEvery: 10 }));
for (const { step, loss } of curve) process.stdout.write(`step ${step}: loss ${loss.toFixed(5)}\n`);
process.stdout.write(`${engine.adapter}\n`);
engine.dispose();
