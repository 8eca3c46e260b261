import { checkPositiveInteger } from '../check.ts';
import type { CurvePoint } from './fit.ts';

/** When to stop before the last step. */
export interface Stopping {
  /** Stops once the fit PSNR, or where a ground truth is known the PSNR against it, has reached this, in dB. */
  targetPsnr?: number;
  /** Stops once the held-out IoU has reached this, in (0, 1]. */
  targetIou?: number;
  /** Stops once the watched measure (PSNR against the truth, held-out PSNR or IoU where there is one, else fit PSNR) has stopped rising. */
  plateau?: {
    /** How many measurements in a row without a gain. */
    patience: number;
    /** What counts as a gain over the best so far, in dB, or in IoU. */
    minimumGain: number;
  };
}

export type StopReason = 'target' | 'plateau';

/** @throws RangeError if a limit could never be met or would be met at once. */
export function checkStopping({ targetPsnr, targetIou, plateau }: Stopping): void {
  if (targetPsnr !== undefined && Number.isNaN(targetPsnr)) {
    throw new RangeError('fit: targetPsnr must be a number, in dB, got NaN');
  }
  if (targetIou !== undefined && !(targetIou > 0 && targetIou <= 1)) {
    throw new RangeError(`fit: targetIou must be in (0, 1], got ${targetIou}`);
  }
  if (plateau === undefined) return;
  checkPositiveInteger('fit', 'plateau.patience', plateau.patience);
  if (!(plateau.minimumGain >= 0)) {
    throw new RangeError(`fit: plateau.minimumGain must be at least 0, in dB, got ${plateau.minimumGain}`);
  }
}

/** Decided from the curve alone, so that a resumed run stops where an uninterrupted one would. */
export function reasonToStop(
  curve: readonly CurvePoint[],
  { targetPsnr, targetIou, plateau }: Stopping,
): StopReason | undefined {
  const last = curve.at(-1);
  if (last === undefined) return undefined;
  const reached = last.truthPsnr ?? last.fitPsnr;
  if (targetPsnr !== undefined && reached !== undefined && reached >= targetPsnr) return 'target';
  if (targetIou !== undefined && last.heldOutIou !== undefined && last.heldOutIou >= targetIou)
    return 'target';
  if (plateau !== undefined && measurementsSinceGain(curve, plateau.minimumGain) >= plateau.patience)
    return 'plateau';
  return undefined;
}

function measurementsSinceGain(curve: readonly CurvePoint[], minimumGain: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let since = 0;
  for (const { fitPsnr, truthPsnr, heldOutPsnr, heldOutIou } of curve) {
    const watched = truthPsnr ?? heldOutPsnr ?? heldOutIou ?? fitPsnr;
    if (watched === undefined) continue;
    const gained = watched > best && watched - best >= minimumGain;
    since = gained ? 0 : since + 1;
    if (gained) best = watched;
  }
  return since;
}
