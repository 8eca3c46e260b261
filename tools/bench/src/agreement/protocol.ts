import { type FieldDescription, publishedFields } from '../fields/fieldDescription.ts';
import { adamAt, type Training } from '../fields/training.ts';

export const SEEDS: readonly number[] = [0, 1, 2, 3, 4];

/** Steps after which both sides are compared. */
export const COMPARED_STEPS: readonly number[] = [100, 250, 500];

/** By how much medians may differ, in dB. */
export const TOLERANCE = 0.5;

/** The picture, a photograph of the package datasets, and the factor by which it is reduced. */
export const PICTURE = { name: 'brushes', reduce: 4 } as const;

/** Channels of the hidden layers: so few that no field learns the picture to the last bit, where PSNRs no longer compare. */
export const WIDTH = 64;

export const agreementFields = ['fourier', 'siren', 'finer', 'gauss', 'wire'] as const;

export type AgreementField = (typeof agreementFields)[number];

/**
 * Learning rates, constant, at which all fields are past their first learning of the mean colour after 100 steps, and no PSNR
 * swings: FINER's published one for sines. Networks of Gaussians and wavelets hardly train with their published constants at a
 * constant rate, and have smaller ones.
 */
const TRAININGS: Readonly<
  Record<AgreementField, { readonly description: FieldDescription; readonly rate: number }>
> = {
  fourier: { description: publishedFields.fourier, rate: 1e-3 },
  siren: { description: publishedFields.siren, rate: 5e-4 },
  finer: { description: publishedFields.finer, rate: 5e-4 },
  gauss: { description: { ...publishedFields.gauss, spread: 10 }, rate: 1e-3 },
  wire: { description: { ...publishedFields.wire, omega: 10, firstOmega: 10 }, rate: 1e-3 },
};

/** Returns the training that both sides make. */
export function agreementTraining(field: AgreementField): Training {
  const { description, rate } = TRAININGS[field];
  return {
    description: { ...description, width: WIDTH },
    optimizer: adamAt(rate),
    batchSize: 'full',
    steps: COMPARED_STEPS.at(-1)!,
    checkEvery: 50,
  };
}
