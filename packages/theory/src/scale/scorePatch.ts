import type { Encoding } from '@fourier-features/core';
import { predictDynamics } from '../dynamics/predictDynamics.ts';
import { composedKernel } from '../kernels/composedKernel.ts';
import { kernelMatrix } from '../kernels/kernel.ts';
import { type MlpKernelOptions, nngp, ntk } from '../kernels/mlpKernels.ts';
import type { Matrix } from '../linear/matrix.ts';
import { correlogramDistance, distanceBins, kernelCorrelogram, valueCorrelogram } from './correlation.ts';

export interface PatchData {
  /** `[n, d]`. */
  readonly train: Matrix;
  /** `[n, c]`. */
  readonly targets: Matrix;
  /** `[m, d]`. */
  readonly heldOut: Matrix;
  /** `[m, c]`. */
  readonly heldOutTargets: Matrix;
}

export interface PatchModel {
  readonly encoding: Encoding;
  readonly network: MlpKernelOptions;
  /** t, on ½·Σ(f − y)². */
  readonly time: number;
}

/** Mean square error that linear dynamics predicts on the held-out points, and how far the correlations are apart. */
export function scorePatch(
  { train, targets, heldOut, heldOutTargets }: PatchData,
  { encoding, network, time }: PatchModel,
): { heldOutError: number; mismatch: number } {
  const tangent = composedKernel(ntk(network), encoding);
  // A network that sees all data has long learnt a patch's mean when it comes to its details.
  const means = columnMeans(targets);
  const { predictions } = predictDynamics({
    kTrain: kernelMatrix(tangent, train),
    kTest: kernelMatrix(tangent, heldOut, train),
    targets: withoutMeans(targets, means),
    times: [time],
  });
  const wanted = withoutMeans(heldOutTargets, means).values;
  const squares = predictions[0]!.test.values.reduce((sum, value, i) => sum + (value - wanted[i]!) ** 2, 0);
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
