/** Reconstructs an image of ellipses from 20 projections, with a field, by filtered back-projection and by SART. */
import { evaluateField, finish, gridCoordinates } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { wasmEngine } from '@fourier-features/wasm';

const ELLIPSES = [
  { value: 0.6, x: 0.5, y: 0.5, a: 0.42, b: 0.34 },
  { value: -0.3, x: 0.36, y: 0.5, a: 0.1, b: 0.18 },
  { value: 0.4, x: 0.64, y: 0.42, a: 0.08, b: 0.06 },
];
const shape = [64, 64];
const truth = Float32Array.from({ length: 64 * 64 }, (_, i) => {
  const [x, y] = [((i % 64) + 0.5) / 64, (Math.floor(i / 64) + 0.5) / 64];
  const inside = ELLIPSES.filter((e) => ((x - e.x) / e.a) ** 2 + ((y - e.y) / e.b) ** 2 <= 1);
  return inside.reduce((sum, { value }) => sum + value, 0);
});

const angles = ct.uniformAngles(20);
const operator = ct.parallelBeam({ shape, angles });
const sinogram = operator.apply(truth);

const engine = await wasmEngine();
const size = { frequencyCount: 64, width: 64, steps: 150, learningRate: 3e-3 };
const { field } = await finish(ct.fit({ operator, sinogram, engine, ...size }));
const image = await evaluateField(field, gridCoordinates(shape), { engine });

for (const [name, values] of Object.entries({
  field: image,
  'filtered back-projection': ct.filteredBackProjection({ sinogram, angles, shape, filter: 'hann' }),
  SART: await ct.sart({
    sinogram,
    angles,
    operatorAt: (angle) => ct.parallelBeam({ shape, angles: [angle] }),
  }),
})) {
  const { psnr, ssim } = ct.score(values, truth, shape);
  process.stdout.write(`${name}: PSNR ${psnr.toFixed(2)} dB, SSIM ${ssim?.toFixed(3)}\n`);
}
