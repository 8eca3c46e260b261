/** Learns a volume of ellipsoids from an eighth of its k-space, and compares it with the zero-filled image. */
import { evaluateField, finish, gridCoordinates, seededRandom } from '@fourier-features/core';
import {
  complexGaussianNoise,
  coverage,
  fitMri,
  fourierSampling,
  gaussianMask,
  scoreReconstruction,
  zeroFilled,
} from '@fourier-features/mri';
import { wasmEngine } from '@fourier-features/wasm';

const shape = [24, 24, 24];
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
const mask = gaussianMask({ shape, random });
const operator = fourierSampling({ shape, mask });
const kspace = complexGaussianNoise({ kspace: operator.apply(truth), mask, snr: 30, random });

const engine = await wasmEngine();
const size = { scale: 1.5, frequencyCount: 64, width: 64, depth: 4 };
const run = fitMri({ operator, kspace, truth, engine, ...size, steps: 250, learningRate: 1e-2 });
const { field } = await finish(run);
const values = await evaluateField(field, coordinates, { engine });

const learnt = scoreReconstruction(values, truth, shape);
const linear = scoreReconstruction(zeroFilled({ shape, mask, kspace, part: 'real' }), truth, shape);
process.stdout.write(
  `${(100 * coverage(mask)).toFixed(1)} % of k-space
zero-filled: ${linear.psnr.toFixed(2)} dB, SSIM ${linear.ssim?.toFixed(3)}
learnt: ${learnt.psnr.toFixed(2)} dB, SSIM ${learnt.ssim?.toFixed(3)}\n`,
);
