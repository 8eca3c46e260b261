import { sizeOf } from '@fourier-features/core';
import { checkGridShape } from '../check.ts';
import { countCoils } from '../coils/countCoils.ts';
import { CENTRE_FRACTION, checkCentreFraction } from '../masks/centre.ts';
import { centreMask } from '../masks/centreMask.ts';
import { checkMask, coverage, type Mask } from '../masks/mask.ts';
import { sampledBins } from '../masks/sampledBins.ts';
import { zeroFilled } from '../zeroFilled.ts';
import { conjugateSymmetry } from './conjugateSymmetry.ts';
import { energyOf, profileAlong, spreadOf, strongestOf, symmetryOf } from './energy.ts';
import { wrapOf } from './wrapOf.ts';

export interface KspaceReportOptions {
  /** K-space `[...shape, 2]` or `[coils, ...shape, 2]`, taken as DC first. */
  kspace: Float32Array;
  /** `[h, w]` or `[d, h, w]`. */
  shape: readonly number[];
  /** Sampled bins, `[...shape]`; by default those that are not 0. */
  mask?: Mask;
  /** Fraction of each axis, around index 0, whose coverage is reported; 0.08 by default. */
  centreFraction?: number;
}

/** Figures about k-space that tell how it is stored; each list has an entry per axis of the grid. */
export interface KspaceReport {
  /** Index of the strongest bin, the one with the largest Σ_c|y_c|²: 0, or near it on the cyclic axis, if DC is first. */
  readonly strongest: readonly number[];
  /**
   * Fraction of the energy in the bins within a quarter of the axis of index 0, [0, 1]: near 1 if DC is at index 0, near 0 if it
   * is in the middle, and about ½ without a peak or on an axis of fewer than 4 bins.
   */
  readonly nearStart: readonly number[];
  /**
   * Number of indices over which the energy of the axis spreads, 1/Σp² of its shares p: from 1, all in one index, to n, the same
   * in all. Few on the axes of k-space; most of them on an axis of coils, and on those of an image.
   */
  readonly spread: readonly number[];
  /** The same over coils. */
  readonly coilSpread: number;
  /** Index of the coil with the largest energy. */
  readonly strongestCoil: number;
  /**
   * How symmetric the energies of the coils are about the strongest, on the cyclic axis, [0, 1]: near 1 if the axis is one of
   * k-space; near 0 for coils in order of their energy.
   */
  readonly coilSymmetry: number;
  /**
   * (S − M)/(S + M) of the zero-filled image, [−1, 1]: S sums magnitudes in the cells within n/8 of cell 0 on a cyclic axis, M
   * those within n/8 of cell ⌊n/2⌋, each over all axes. Negative for an object in the middle of its field of view, positive for
   * one that wraps around the borders; 0 without signal.
   */
  readonly wrap: number;
  /** Re Σ y(k)y(−k) / Σ|y(k)||y(−k)|, [−1, 1]: 1 for a real image, 0 without pairs of samples or without signal. */
  readonly conjugateSymmetry: number;
  /** Fraction of bins that are sampled, [0, 1]. */
  readonly coverage: number;
  /** Whether the bin at index 0 is sampled. */
  readonly dcSampled: boolean;
  /** Fraction of the bins in the centre, `centreFraction` of each axis around index 0, that are sampled, [0, 1]. */
  readonly centreCoverage: number;
}

/**
 * Computes figures that tell whether k-space is stored as its reader assumes: where DC is, which axis holds coils, where the
 * image lies in its field of view, whether it is real, and which part is sampled.
 *
 * @throws RangeError if an array does not have its shape, or the fraction is not in [0, 1].
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const shape = [16, 16];
 * const disc = Float32Array.from({ length: 256 }, (_, i) => (Math.hypot((i % 16) - 8, (i >> 4) - 8) < 5 ? 1 : 0));
 * const kspace = mri.fourierSampling({ shape, mask: mri.fullMask(shape) }).apply(disc);
 * const { strongest, wrap, conjugateSymmetry } = mri.kspaceReport({ kspace, shape }); // [0, 0], -1, 1
 */
export function kspaceReport({
  kspace,
  shape,
  mask,
  centreFraction = CENTRE_FRACTION,
}: KspaceReportOptions): KspaceReport {
  checkGridShape('kspaceReport', shape);
  const coils = countCoils('kspaceReport', 'kspace', kspace, shape);
  checkCentreFraction('kspaceReport', centreFraction);
  const sampled = mask ?? sampledBins(kspace, shape);
  checkMask('kspaceReport', sampled, shape);
  const energy = energyOf(kspace, sizeOf(shape));
  const profiles = shape.map((_, axis) => profileAlong(energy, shape, axis));
  const coilProfile = coilEnergies(kspace, coils);
  return {
    strongest: indicesOf(strongestOf(energy), shape),
    nearStart: profiles.map(nearStart),
    spread: profiles.map(spreadOf),
    coilSpread: spreadOf(coilProfile),
    strongestCoil: strongestOf(coilProfile),
    coilSymmetry: symmetryOf(coilProfile),
    wrap: wrapOf(zeroFilled({ shape, kspace, mask: sampled }), shape),
    conjugateSymmetry: conjugateSymmetry(kspace, shape),
    coverage: coverage(sampled),
    dcSampled: sampled[0] === 1,
    centreCoverage: shareOf(sampled, centreMask(shape, centreFraction)),
  };
}

function indicesOf(bin: number, shape: readonly number[]): number[] {
  let rest = bin;
  return shape
    .toReversed()
    .map((cells) => {
      const index = rest % cells;
      rest = Math.floor(rest / cells);
      return index;
    })
    .toReversed();
}

/** Returns the share of indices within n/4 of 0; those at exactly n/4 count half. */
function nearStart(profile: Float64Array): number {
  const cells = profile.length;
  let [near, all] = [0, 0];
  profile.forEach((energy, index) => {
    const distance = 4 * Math.min(index, cells - index) - cells;
    near += energy * (cells < 4 || distance === 0 ? 0.5 : distance < 0 ? 1 : 0);
    all += energy;
  });
  return all > 0 ? near / all : 0.5;
}

function coilEnergies(kspace: Float32Array, coils: number): Float64Array {
  const size = kspace.length / coils;
  return Float64Array.from({ length: coils }, (_, coil) => {
    let sum = 0;
    for (let i = coil * size; i < (coil + 1) * size; i++) sum += kspace[i]! ** 2;
    return sum;
  });
}

function shareOf(sampled: Mask, centre: Uint8Array): number {
  let [both, all] = [0, 0];
  for (let bin = 0; bin < centre.length; bin++) {
    all += centre[bin]!;
    both += centre[bin]! * sampled[bin]!;
  }
  return all > 0 ? both / all : 0;
}
