import { sizeOf } from '@fourier-features/core';
import { checkGridShape } from '../check.ts';
import { checkCentreFraction, isCentral } from './centre.ts';
import { frequencyOf } from './frequency.ts';

/** One line of a Cartesian scan, along the last axis. */
export interface PhaseEncoding {
  /** Index of the line in the mask. */
  readonly index: number;
  /** Frequencies on the other axes, in bins. */
  readonly frequencies: readonly number[];
  /** Whether it is one of the lines around DC, which are always sampled. */
  readonly central: boolean;
}

/** Returns the lines of a Cartesian scan: phase is encoded along all axes except the last, along which all bins are read out. */
export function phaseEncodings(shape: readonly number[], centreFraction: number): PhaseEncoding[] {
  const axes = shape.slice(0, -1);
  return Array.from({ length: sizeOf(axes) }, (_, index) => {
    const bins = axes.length === 1 ? [index] : [Math.floor(index / axes[1]!), index % axes[1]!];
    const frequencies = bins.map((bin, axis) => frequencyOf(bin, axes[axis]!));
    const central = frequencies.every((frequency, axis) => isCentral(frequency, axes[axis]!, centreFraction));
    return { index, frequencies, central };
  });
}

/** Returns the mask that samples these lines. */
export function maskOfLines(shape: readonly number[], lines: Iterable<PhaseEncoding>): Uint8Array {
  const mask = new Uint8Array(sizeOf(shape));
  const width = shape.at(-1)!;
  for (const { index } of lines) mask.fill(1, index * width, (index + 1) * width);
  return mask;
}

/** Options of masks that sample whole lines of a Cartesian grid. */
export interface CartesianMaskOptions {
  /** `[h, w]` or `[d, h, w]`, in cells: phase is encoded along all axes except the last. */
  shape: readonly number[];
  /** Acceleration factor R, at least 1: one line in R is sampled. */
  acceleration: number;
  /**
   * Fraction of each phase-encoded axis, around DC, in which every line is sampled, at least that of DC unless it is 0; in
   * [0, 1].
   */
  centreFraction: number;
}

/** @throws RangeError unless the acceleration is at least 1 and the fraction is in [0, 1]. */
export function checkCartesian(
  caller: string,
  { shape, acceleration, centreFraction }: CartesianMaskOptions,
): void {
  checkGridShape(caller, shape);
  if (!(acceleration >= 1 && Number.isFinite(acceleration))) {
    throw new RangeError(`${caller}: acceleration must be at least 1, got ${acceleration}`);
  }
  checkCentreFraction(caller, centreFraction);
}
