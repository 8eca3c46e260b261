import {
  type Background,
  type DensityActivation,
  defaults,
  type EncodingName,
  publishedDefaults,
} from '@fourier-features/nerf';

/** The constants of a run of inverse rendering. */
export interface NerfProtocol {
  /** Scene if no folder is given: bundled pictures, or the procedural scene. */
  readonly scene: 'brick100' | 'solids';
  /** Largest width of the pictures, pixels; wider ones are reduced by an integer factor. */
  readonly width: number;
  /** Where a ray passes through its pixel. */
  readonly rays: 'corner' | 'middle';
  readonly steps: number;
  readonly raysPerStep: number;
  /** Samples per ray in training. */
  readonly samples: number;
  /** Samples per ray in measurements and renderings. */
  readonly renderSamples: number;
  readonly density: DensityActivation;
  readonly background: Background;
  readonly occupancy: boolean;
  readonly minimumTransmittance: number;
  /** Scene units. */
  readonly near: number;
  /** Scene units. */
  readonly far: number;
  /** Learning rate of the first step; it falls along half a cosine. */
  readonly learningRates: Readonly<Record<EncodingName, number>>;
  /** Fraction of the learning rate that is left at the last step. */
  readonly finalRate: number;
  readonly encodings: readonly EncodingName[];
  readonly seed: number;
  /** If absent, the published scales are adapted to the pixels. */
  readonly scales?: 'published';
}

const encodings = Object.keys(defaults.encodings) as EncodingName[];

/** Returns one rate per encoding. */
function ratesOf(rate: (name: EncodingName) => number): Record<EncodingName, number> {
  return Object.fromEntries(encodings.map((name) => [name, rate(name)])) as Record<EncodingName, number>;
}

/** Depths of the nerf-synthetic scenes. */
const DEPTHS = { near: 2, far: 6 } as const;

export const protocols: Readonly<Record<'quick' | 'paper', NerfProtocol>> = {
  /** 16,384 points per step, pictures of 100×100 with their alpha; minutes per encoding on two cores. */
  quick: {
    scene: 'brick100',
    width: 100,
    rays: 'middle',
    steps: 1250,
    raysPerStep: 256,
    samples: 64,
    renderSamples: 128,
    density: 'softplus',
    background: 'alpha',
    occupancy: true,
    minimumTransmittance: 1e-3,
    ...DEPTHS,
    learningRates: ratesOf((name) => (name === 'none' || name === 'basic' ? 3e-3 : 1e-3)),
    finalRate: 0.05,
    encodings,
    seed: 0,
  },
  /** The paper's: black backgrounds, every ray from near to far, 50,001 steps at constant rates. */
  paper: {
    scene: 'solids',
    width: 400,
    rays: 'corner',
    steps: publishedDefaults.steps,
    raysPerStep: publishedDefaults.raysPerStep,
    samples: publishedDefaults.samples,
    renderSamples: publishedDefaults.renderSamples,
    density: publishedDefaults.density,
    background: publishedDefaults.background,
    occupancy: publishedDefaults.occupancy,
    minimumTransmittance: publishedDefaults.minimumTransmittance,
    ...DEPTHS,
    learningRates: ratesOf((name) => publishedDefaults.encodings[name].learningRate),
    finalRate: 1,
    encodings,
    seed: 0,
    scales: 'published',
  },
};

/**
 * Mean ± deviation of PSNR, in dB, over the 13 test views of another scene, a toy bulldozer at 400×400: Tancik et al. 2020,
 * table 7; those without rotation from its notebook.
 */
export const published: Readonly<Record<EncodingName, string>> = {
  none: '22.41 ± 0.92',
  basic: '23.16 ± 0.90',
  'positional-octaves-rotated': '24.81 ± 0.88',
  'positional-rotated': '25.28 ± 0.83',
  gaussian: '25.48 ± 0.89',
  'positional-octaves': '25.60 ± 0.76',
  positional: '26.27 ± 0.91',
};
