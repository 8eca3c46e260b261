/** Removes motion blur through a custom forward operator: the operator, the test of its adjoint, and the fit. */
import { readFile } from 'node:fs/promises';
import {
  adjointError,
  evaluateField,
  finish,
  fit,
  fitGrid,
  gaussianEncoding,
  gridCoordinates,
  initialField,
  type LinearOperator,
  operatorSupervision,
  psnr,
  seededRandom,
  sizeOf,
} from '@fourier-features/core';
import { photo } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import { boxReduce, decodePicture } from '@fourier-features/pictures';

/** A: each measured pixel is the mean of `length` pixels of its row, from itself to the right; rows end at the border. */
function motionBlur(shape: readonly [number, number], length: number): LinearOperator {
  const [height, width] = shape;
  const outputShape = [height, width - length + 1];
  const measured = width - length + 1;
  return {
    inputShape: shape,
    outputShape,
    apply: (values) => {
      const means = new Float32Array(height * measured);
      for (let row = 0; row < height; row++)
        for (let j = 0; j < measured; j++)
          for (let k = 0; k < length; k++)
            means[row * measured + j]! += values[row * width + j + k]! / length;
      return means;
    },
    // The same loops with both arrays exchanged: what a pixel gave to a mean, it gets back from it.
    adjoint: (means) => {
      const values = new Float32Array(height * width);
      for (let row = 0; row < height; row++)
        for (let j = 0; j < measured; j++)
          for (let k = 0; k < length; k++)
            values[row * width + j + k]! += means[row * measured + j]! / length;
      return values;
    },
  };
}

const { engine } = await chooseEngine();
const picture = boxReduce(await decodePicture(await readFile(photo('astronaut').url)), 8);
const { width, height, channels } = picture;
const truth = Float32Array.from({ length: width * height }, (_, i) =>
  picture.values.subarray(channels * i, channels * i + 3).reduce((sum, value) => sum + value / 3, 0),
);

const operator = motionBlur([height, width], 9);
print(`adjoint: relative error ${adjointError(operator).toExponential(0)}`);

const noise = seededRandom(1).normals(sizeOf(operator.outputShape));
const measurements = operator.apply(truth).map((mean, i) => mean + 0.002 * noise[i]!);

const coordinates = gridCoordinates([height, width]);
const { field } = await finish(
  fit({
    field: initialField({
      encoding: gaussianEncoding({ inputDim: 2, scale: 5, frequencyCount: 128 }),
      outputDim: 1,
      width: 128,
    }),
    supervision: operatorSupervision({ operator, coordinates, measurements }),
    engine,
    steps: 400,
    learningRate: 2e-3,
  }),
);
const sharp = await evaluateField(field, coordinates, { engine });
const grid = await fitGrid({ operator, measurements, variationWeight: 1e-4, steps: 500 });

// The blurred picture, with each mean at the middle of its pixels, for comparison.
const blurred = truth.map((_, i) => {
  const [row, column] = [Math.floor(i / width), i % width];
  const j = Math.min(Math.max(column - 4, 0), width - 9);
  return measurements[row * (width - 8) + j]!;
});
print(`PSNR against the truth: blurred ${psnr(blurred, truth).toFixed(1)} dB`);
print(`PSNR against the truth: field ${psnr(sharp, truth).toFixed(1)} dB`);
print(`PSNR against the truth: grid with total variation ${psnr(grid, truth).toFixed(1)} dB`);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
