import type { FourierEncoding } from '@fourier-features/core';
import { predictDynamics } from '../dynamics/predictDynamics.ts';
import { composedKernel } from '../kernels/composedKernel.ts';
import { kernelMatrix } from '../kernels/kernel.ts';
import { type MlpKernelOptions, nngp, ntk } from '../kernels/mlpKernels.ts';
import type { Matrix } from '../linear/matrix.ts';
import { correlogramDistance, distanceBins, kernelCorrelogram, valueCorrelogram } from './correlation.ts';

/** The points and values of a patch. */
export interface PatchData {
  /** Points to train on, `[n, d]`. */
  readonly train: Matrix;
  /** Values at these points, `[n, c]`. */
  readonly targets: Matrix;
  /** Held-out points, `[m, d]`. */
  readonly heldOut: Matrix;
  /** Values at the held-out points, `[m, c]`. */
  readonly heldOutTargets: Matrix;
}

/** The planned training. */
export interface PatchModel {
  readonly encoding: FourierEncoding;
  readonly network: MlpKernelOptions;
  /** Time t of gradient flow on ½·Σ(f − y)². */
  readonly time: number;
}

/** Returns the mean square error that linear dynamics predicts on the held-out points, and the distance of the correlations. */
export function scorePatch(
  { train, targets, heldOut, heldOutTargets }: PatchData,
  { encoding, network, time }: PatchModel,
): { heldOutError: number; mismatch: number } {
  const tangent = composedKernel(ntk(network), encoding);
  // A network trained on all data fits the mean of a patch long before its details.
  const means = columnMeans(targets);
  const { predictions } = predictDynamics({
    kTrain: kernelMatrix(tangent, train),
    kHeldOut: kernelMatrix(tangent, heldOut, train),
    targets: withoutMeans(targets, means),
    times: [time],
  });
  const wanted = withoutMeans(heldOutTargets, means).values;
  const squares = predictions[0]!.heldOut.values.reduce(
    (sum, value, i) => sum + (value - wanted[i]!) ** 2,
    0,
  );
  const bins = distanceBins(train);
  const untrained = kernelMatrix(composedKernel(nngp(network), encoding), train);
  return {
    heldOutError: squares / wanted.length,
    mismatch: correlogramDistance(valueCorrelogram(targets, bins), kernelCorrelogram(untrained, bins)),
  };
}

function columnMeans({ rows, columns, values }: Matrix): number[] {
  return Array.from({ length: columns }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values[i * columns + k]!;
    return sum / rows;
  });
}

function withoutMeans(m: Matrix, means: readonly number[]): Matrix {
  return { ...m, values: m.values.map((value, i) => value - means[i % m.columns]!) };
}
