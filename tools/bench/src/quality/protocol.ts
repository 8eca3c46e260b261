import { publishedFields } from '../fields/fieldDescription.ts';
import { adamAt, type Training } from '../fields/training.ts';

/** Seeds of the rounds, in each of which every contestant trains once. */
export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** The picture, a photograph of the package datasets. */
export const PICTURE = 'dandelion';

/** Fit PSNR to reach, in dB: what both fields reach soon, and what is hardly told from the picture. */
export const TARGETS = { both: 25, hash: 30 } as const;

/** Whose trainings are timed. */
export const contestants = ['hash, native', 'hash, wasm', 'hash, pytorch', 'fourier, native'] as const;

export type QualityContestant = (typeof contestants)[number];

/** Pixels per step of the hash grid. */
const BATCH = 8192;

/**
 * Returns the training of each contestant. Fourier features have the settings that the package image recommends for
 * photographs.
 *
 * @param side longer side of the picture in pixels, which is the number of cells of the finest level.
 */
export function qualityTraining(contestant: QualityContestant, side: number): Training {
  return contestant === 'fourier, native'
    ? {
        description: { ...publishedFields.fourier, scale: 10 },
        optimizer: adamAt(1e-3),
        batchSize: 4096,
        steps: 3000,
        checkEvery: 20,
        until: TARGETS.both,
      }
    : {
        description: { ...publishedFields.hash, finestCells: side },
        optimizer: { learningRate: 0.03, beta1: 0.9, beta2: 0.99, epsilon: 1e-15 },
        batchSize: BATCH,
        steps: 1000,
        checkEvery: 5,
        until: TARGETS.hash,
      };
}
