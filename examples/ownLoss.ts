/** Fits a signal of which every tenth sample is wrong, with a loss of its own: Huber's, which outliers hardly move. */
import * as core from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';

const threshold = 0.05;
const huber: core.CustomLoss = {
  loss: (value, target) => {
    const error = Math.abs(value - target);
    return error < threshold ? error ** 2 / 2 : threshold * (error - threshold / 2);
  },
  derivative: (value, target) => Math.min(threshold, Math.max(-threshold, value - target)),
};

const coordinates = core.gridCoordinates([256]);
const truth = coordinates.map((x) => 0.5 + 0.3 * Math.sin(2 * Math.PI * 5 * x));
const targets = truth.map((value, i) => (i % 10 === 0 ? 1 : value));
const field = core.initialField({ encoding: core.gaussianEncoding({ inputDim: 1, scale: 2 }), outputDim: 1 });
const { engine } = await chooseEngine();
for (const loss of ['mse', huber] as const) {
  const supervision = core.pointwiseSupervision({ coordinates, targets, inputDim: 1, loss });
  const fitted = await core.finish(core.fit({ field, supervision, engine, steps: 200 }));
  const values = await core.evaluateField(fitted.field, coordinates, { engine });
  console.log(`${loss === 'mse' ? 'mse' : 'Huber'}: PSNR ${core.psnr(values, truth).toFixed(1)} dB`);
}
