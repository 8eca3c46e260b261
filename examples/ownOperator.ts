/** Reconstructs 128 cells of a signal from 32 pixels of a detector, each as wide as four cells. */
import * as core from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';

const operator: core.LinearOperator = {
  inputShape: [128],
  outputShape: [32],
  // A pixel measures the mean of its cells; the adjoint gives each cell the same share back.
  apply: (x) =>
    Float32Array.from({ length: 32 }, (_, pixel) =>
      x.subarray(4 * pixel, 4 * pixel + 4).reduce((sum, value) => sum + value / 4, 0),
    ),
  adjoint: (y) => Float32Array.from({ length: 128 }, (_, cell) => y[Math.floor(cell / 4)]! / 4),
};
console.log(`adjoint: relative error ${core.adjointError(operator).toExponential(0)}`);

const coordinates = core.gridCoordinates([128]);
const truth = coordinates.map((x) => 0.5 + 0.4 * Math.sin(40 * x * x));
const supervision = core.operatorSupervision({ operator, coordinates, measurements: operator.apply(truth) });
const field = core.initialField({ encoding: core.gaussianEncoding({ inputDim: 1, scale: 4 }), outputDim: 1 });
const { engine } = await chooseEngine();
const fitted = await core.finish(core.fit({ field, supervision, engine, steps: 300 }));
const values = await core.evaluateField(fitted.field, coordinates, { engine });
console.log(`PSNR ${core.psnr(values, truth).toFixed(1)} dB`);
