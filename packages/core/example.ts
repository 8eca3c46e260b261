/** Fits nine cycles of one coordinate at 64 points, without a mapping and with Gaussian Fourier features. */
import {
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  identityEncoding,
  initialField,
  pointwiseSupervision,
  psnr,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';

const signal = (x: number): number => 0.5 + 0.4 * Math.sin(2 * Math.PI * 9 * x);
const coordinates = gridCoordinates([64]);
const between = coordinates.map((x) => x + 1 / 128);

await activateFastestBackend();
const engine = tfjsEngine();
for (const encoding of [
  identityEncoding({ inputDim: 1 }),
  gaussianEncoding({ inputDim: 1, scale: 8, frequencyCount: 32 }),
]) {
  const { curve } = await finish(
    fit({
      field: initialField({ encoding, outputDim: 1, width: 64 }),
      supervision: pointwiseSupervision({ coordinates, targets: coordinates.map(signal), inputDim: 1 }),
      engine,
      steps: 100,
      learningRate: 5e-3,
      measure: async (evaluate) => ({
        fitPsnr: psnr(await evaluate(coordinates), coordinates.map(signal)),
        heldOutPsnr: psnr(await evaluate(between), between.map(signal)),
      }),
    }),
  );
  const { fitPsnr, heldOutPsnr } = curve.at(-1)!;
  process.stdout.write(
    `${encoding.name}: fit PSNR ${fitPsnr!.toFixed(1)} dB, held-out PSNR ${heldOutPsnr!.toFixed(1)} dB\n`,
  );
}
