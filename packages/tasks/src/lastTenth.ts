import type { CurvePoint } from '@fourier-features/core';

/** A measure over the last tenth of a training. */
export interface LateMeasure {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Summarises a measure over the last tenth of a training curve. At high learning rates a measure jumps from step to step, by
 * more than many differences between encodings: the last point is a matter of luck, the median is not.
 *
 * @param curve at least one point; the last tenth is the points whose step is at least 0.9 times the last point's.
 * @returns undefined if the last point lacks the measure.
 * @example
 * import { lastTenth } from '@fourier-features/tasks';
 *
 * const curve = [0, 90, 95, 100].map((step) => ({ step, loss: 0, fitPsnr: step === 95 ? 20 : 21 }));
 * lastTenth(curve, 'fitPsnr'); // { median: 21, lowest: 20, highest: 21 }
 */
export function lastTenth(curve: readonly CurvePoint[], measure: string): LateMeasure | undefined {
  const last = curve.at(-1);
  if (last?.[measure] === undefined) return undefined;
  const values = curve
    .filter(({ step }) => step >= 0.9 * last.step)
    .flatMap((point) => point[measure] ?? [])
    .toSorted((a, b) => a - b);
  const middle = (values.length - 1) / 2;
  return {
    median: (values[Math.floor(middle)]! + values[Math.ceil(middle)]!) / 2,
    lowest: values[0]!,
    highest: values.at(-1)!,
  };
}
