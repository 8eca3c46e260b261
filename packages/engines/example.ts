/** Trains a small field on the fastest engine that runs here, and says which one that is. */
import {
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  initialField,
  pointwiseSupervision,
} from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';

const { engine, description } = await chooseEngine();
process.stdout.write(`${description}\n`);

const coordinates = gridCoordinates([32, 32]);
const targets = Float32Array.from({ length: 32 * 32 }, (_, i) =>
  Math.hypot((i % 32) - 16, Math.floor(i / 32) - 16) < 10 ? 1 : 0,
);
const field = initialField({
  encoding: gaussianEncoding({ inputDim: 2, scale: 5 }),
  outputDim: 1,
  width: 64,
});
const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
const { curve } = await finish(fit({ field, supervision, engine, steps: 51 }));
for (const { step, loss } of curve) process.stdout.write(`step ${step}: loss ${loss.toFixed(5)}\n`);
