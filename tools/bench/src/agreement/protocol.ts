import { publishedFields } from '../fields/fieldDescription.ts';
import { adamAt, type Training } from '../fields/training.ts';

export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** Steps after which both sides are compared. */
export const COMPARED_STEPS: readonly number[] = [100, 250, 500];

/** By how much medians may differ, in dB. */
export const TOLERANCE = 0.5;

/** The picture, a photograph of the package datasets, and the factor by which it is reduced. */
export const PICTURE = { name: 'brushes', reduce: 8 } as const;

export const agreementFields = ['fourier', 'siren', 'finer', 'gauss', 'wire'] as const;

export type AgreementField = (typeof agreementFields)[number];

/**
 * Learning rates, constant: those of SIREN's first examples and of FINER's code. At the published 5e-3, which falls during
 * training there, networks of Gaussians and wavelets stay at 11 dB; at 3e-4 the PSNR of Gaussians swings by 3 dB.
 */
const RATES: Readonly<Record<AgreementField, number>> = {
  fourier: 1e-3,
  siren: 1e-4,
  finer: 5e-4,
  gauss: 1e-4,
  wire: 1e-4,
};

/** Returns the training that both sides make. */
export function agreementTraining(field: AgreementField): Training {
  return {
    description: publishedFields[field],
    optimizer: adamAt(RATES[field]),
    batchSize: 'full',
    steps: COMPARED_STEPS.at(-1)!,
    checkEvery: 50,
  };
}
