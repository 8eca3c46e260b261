/** What every field of the comparisons with PyTorch has: a network of dense layers, and values of so many channels. */
interface DescribedNetwork {
  /** Number of dense layers, including the output. */
  readonly depth: number;
  readonly width: number;
  readonly outputDim: number;
  readonly outputActivation: 'linear' | 'sigmoid';
}

/** A Gaussian encoding of two coordinates, then ReLU. */
export interface FourierDescription extends DescribedNetwork {
  readonly field: 'fourier';
  readonly frequencyCount: number;
  /** Standard deviation of the frequencies, in cycles per unit. */
  readonly scale: number;
}

/** Coordinates in [−1, 1], then sines whose frequency is constant, or grows with their argument. */
export interface SineDescription extends DescribedNetwork {
  readonly field: 'siren' | 'finer';
  readonly omega: number;
  readonly firstOmega: number;
}

/** Coordinates in [−1, 1], then Gaussians. */
export interface GaussDescription extends DescribedNetwork {
  readonly field: 'gauss';
  readonly spread: number;
}

/** Coordinates in [−1, 1], then real Gabor wavelets. */
export interface WireDescription extends DescribedNetwork {
  readonly field: 'wire';
  readonly omega: number;
  readonly firstOmega: number;
  readonly spread: number;
}

/** A hash grid of two coordinates, then ReLU. */
export interface HashDescription extends DescribedNetwork {
  readonly field: 'hash';
  readonly levels: number;
  readonly featuresPerLevel: number;
  readonly tableSize: number;
  readonly coarsestCells: number;
  readonly finestCells: number;
}

/** A field of two coordinates as plain data, from which both sides of a comparison build it: `describedField` and fields.py. */
export type FieldDescription =
  | FourierDescription
  | SineDescription
  | GaussDescription
  | WireDescription
  | HashDescription;

export type DescribedName = FieldDescription['field'];

/** Values of photographs: three channels, not restricted unless the network was published so. */
const colours = { outputDim: 3, outputActivation: 'linear' } as const;
/** Four hidden layers, as SIREN was published. */
const published = { depth: 5, width: 256, ...colours } as const;

/** Every field with the constants of its publication. */
export const publishedFields: { readonly [Name in DescribedName]: FieldDescription & { field: Name } } = {
  // 5 cycles suit a picture of 128².
  fourier: {
    field: 'fourier',
    frequencyCount: 256,
    scale: 5,
    ...published,
    depth: 4,
    outputActivation: 'sigmoid',
  },
  siren: { field: 'siren', omega: 30, firstOmega: 30, ...published },
  finer: { field: 'finer', omega: 30, firstOmega: 30, ...published },
  gauss: { field: 'gauss', spread: 30, ...published },
  wire: { field: 'wire', omega: 20, firstOmega: 20, spread: 10, ...published },
  hash: {
    field: 'hash',
    levels: 16,
    featuresPerLevel: 2,
    tableSize: 2 ** 14,
    coarsestCells: 16,
    finestCells: 512,
    ...colours,
    depth: 3,
    width: 64,
  },
};
