/** Learns a picture of ellipses from 20 projections, and compares it with filtered back-projection of the same. */
import { evaluateField, finish, gridCoordinates } from '@fourier-features/core';
import {
  filteredBackProjection,
  fitCt,
  parallelBeam,
  scoreReconstruction,
  uniformAngles,
} from '@fourier-features/ct';
import { wasmEngine } from '@fourier-features/wasm';

const ELLIPSES = [
  { value: 0.6, x: 0.5, y: 0.5, a: 0.42, b: 0.34 },
  { value: -0.3, x: 0.36, y: 0.5, a: 0.1, b: 0.18 },
  { value: 0.4, x: 0.64, y: 0.42, a: 0.08, b: 0.06 },
];
const shape = [96, 96];
const truth = Float32Array.from({ length: 96 * 96 }, (_, i) => {
  const [x, y] = [((i % 96) + 0.5) / 96, (Math.floor(i / 96) + 0.5) / 96];
  const inside = ELLIPSES.filter((e) => ((x - e.x) / e.a) ** 2 + ((y - e.y) / e.b) ** 2 <= 1);
  return inside.reduce((sum, { value }) => sum + value, 0);
});

const angles = uniformAngles(20);
const operator = parallelBeam({ shape, angles });
const sinogram = operator.apply(truth);

const engine = await wasmEngine();
const size = { frequencyCount: 64, width: 64, steps: 200, learningRate: 3e-3 };
const { field } = await finish(fitCt({ operator, sinogram, engine, ...size }));
const learnt = await evaluateField(field, gridCoordinates(shape), { engine });

for (const [name, image] of Object.entries({
  field: learnt,
  'filtered back-projection': filteredBackProjection({ sinogram, angles, shape }),
})) {
  const { psnr, ssim } = scoreReconstruction(image, truth, shape);
  process.stdout.write(`${name}: PSNR ${psnr.toFixed(2)} dB, SSIM ${ssim!.toFixed(3)}\n`);
}
