/** Reconstructs a volume of ellipsoids from an eighth of its k-space, with a field and with zeros for the rest. */
import { evaluateField, finish, gridCoordinates, seededRandom } from '@fourier-features/core';
import * as mri from '@fourier-features/mri';
import { wasmEngine } from '@fourier-features/wasm';

const shape = [20, 20, 20];
const ellipsoids = [
  { centre: [0.5, 0.5, 0.5], radii: [0.42, 0.36, 0.4], value: 0.4 },
  { centre: [0.5, 0.4, 0.35], radii: [0.12, 0.1, 0.12], value: 0.5 },
  { centre: [0.45, 0.6, 0.6], radii: [0.16, 0.09, 0.13], value: -0.3 },
];
const coordinates = gridCoordinates(shape);
const truth = Float32Array.from({ length: coordinates.length / 3 }, (_, cell) =>
  ellipsoids.reduce((sum, { centre, radii, value }) => {
    const distance = [0, 1, 2].map((k) => (coordinates[3 * cell + k]! - centre[k]!) / radii[k]!);
    return sum + (Math.hypot(...distance) <= 1 ? value : 0);
  }, 0),
);

const random = seededRandom(0);
const mask = mri.gaussianMask({ shape, random });
const operator = mri.fourierSampling({ shape, mask });
const kspace = mri.complexGaussianNoise({ kspace: operator.apply(truth), mask, snr: 30, random });

const engine = await wasmEngine();
const size = { scale: 1.5, frequencyCount: 64, width: 64, depth: 4 };
const run = mri.fit({ operator, kspace, truth, engine, ...size, steps: 150, learningRate: 1e-2 });
const { field } = await finish(run);
const image = await evaluateField(field, coordinates, { engine });

process.stdout.write(`${(100 * mri.coverage(mask)).toFixed(1)} % of k-space\n`);
for (const [name, values] of Object.entries({
  'zero-filled': mri.zeroFilled({ shape, mask, kspace, part: 'real' }),
  field: image,
})) {
  const { psnr, ssim } = mri.score(values, truth, shape);
  process.stdout.write(`${name}: PSNR ${psnr.toFixed(2)} dB, SSIM ${ssim?.toFixed(3)}\n`);
}
