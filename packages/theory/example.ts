/** Predicts how well a network will do on a 1-D signal before it is trained, without and with Fourier features. */
import { type FourierEncoding, identityEncoding, seededRandom, seriesEncoding } from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  kernelMatrix,
  largestStableRate,
  normaliseTogether,
  ntk,
  powerLawSignal,
  predictDynamics,
} from '@fourier-features/theory';

const [signal] = normaliseTogether([powerLawSignal({ length: 128, alpha: 1, random: seededRandom(1) })]);
const points = (parity: number) =>
  columnMatrix(Float64Array.from({ length: 64 }, (_, i) => (2 * i + parity) / 128));
const values = (parity: number) => signal!.filter((_, x) => x % 2 === parity);
const mse = (f: Float64Array, y: Float64Array) =>
  f.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0) / y.length;

const network = ntk({ depth: 4, width: 1024, parameterisation: 'standard', bias: true });
const encodings: Record<string, FourierEncoding> = {
  'no mapping': identityEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] }),
  'amplitudes 1': seriesEncoding({ frequencyCount: 32, power: 0, normalise: true }),
  'amplitudes 1/j': seriesEncoding({ frequencyCount: 32, power: 1, normalise: true }),
  'one frequency': seriesEncoding({ frequencyCount: 32, power: Number.POSITIVE_INFINITY, normalise: true }),
};
const learningRate = 1e-3;
for (const [name, encoding] of Object.entries(encodings)) {
  const kernel = composedKernel(network, encoding);
  const { eigen, predictions } = predictDynamics({
    kTrain: kernelMatrix(kernel, points(0)),
    kHeldOut: kernelMatrix(kernel, points(1), points(0)),
    targets: values(0),
    times: [100, 1000, 10_000].map((steps) => steps * learningRate),
  });
  const errors = predictions.map(
    ({ train, heldOut }) =>
      `${mse(train.values, values(0)).toExponential(1)}/${mse(heldOut.values, values(1)).toExponential(1)}`,
  );
  process.stdout.write(
    `${name}: train/held-out error after 100, 1000, 10000 steps ${errors.join(', ')}; stable below a rate of ${largestStableRate(eigen.values).toExponential(1)}\n`,
  );
}
