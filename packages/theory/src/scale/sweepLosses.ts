/** Largest losses of predicted scales in sweeps of trainings, in dB. */
export interface SweepLosses {
  /** Number of pictures. */
  readonly pictures: number;
  /** Of the scale that is predicted to be the best, against the best of the sweep. */
  readonly suggested: number;
  /** Of the worst scale on the plateau, against the best of the sweep. */
  readonly plateau: number;
  /** Standard deviation of a training's PSNR over seeds, with a scale of the plateau. */
  readonly seeds: number;
}

/**
 * What predicted scales lost in trainings, at most, without probes and with the default `withinDb`: three photographs, two
 * slices of a head and five pictures of text, of 128² pixels, eight scales, means over three seeds, two draws of patches. The
 * record `scale-quick` of this package's experiments has each figure. Other data and trainings may lose more.
 *
 * @example
 * import { sweepLosses } from '@fourier-features/theory';
 *
 * `a scale of the plateau costs up to ${sweepLosses.plateau} dB`;
 */
export const sweepLosses: SweepLosses = { pictures: 10, suggested: 1, plateau: 1, seeds: 0.3 };
