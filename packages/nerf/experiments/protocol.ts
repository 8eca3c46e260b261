import {
  type DensityActivation,
  encodingDefaults,
  type NerfBackground,
  type NerfEncodingName,
  nerfDefaults,
  nerfEncodingNames,
  publishedDefaults,
} from '@fourier-features/nerf';

/** The constants of a run of inverse rendering. */
export interface NerfProtocol {
  /** What is learnt where no folder is given: bundled pictures, or the procedural scene. */
  readonly scene: 'brick100' | 'solids';
  /** Pixels of the pictures' width at most: larger ones are reduced by a whole factor. */
  readonly width: number;
  /** Where in a pixel its ray goes. */
  readonly rays: 'corner' | 'middle';
  readonly steps: number;
  readonly raysPerStep: number;
  /** On each ray in training, and where views are measured. */
  readonly samples: number;
  readonly renderSamples: number;
  readonly density: DensityActivation;
  readonly background: NerfBackground;
  readonly occupancy: boolean;
  readonly minimumTransmittance: number;
  /** Scene units. */
  readonly near: number;
  readonly far: number;
  /** Of the first step; it falls along half a cosine to the share below. */
  readonly learningRates: Readonly<Record<NerfEncodingName, number>>;
  readonly finalRate: number;
  readonly encodings: readonly NerfEncodingName[];
  readonly seed: number;
  /** Without, the published scales are taken in proportion to the pixels. */
  readonly scales?: 'published';
}

/** One number for each encoding. */
function allOf(rate: (name: NerfEncodingName) => number): Record<NerfEncodingName, number> {
  return Object.fromEntries(nerfEncodingNames.map((name) => [name, rate(name)])) as Record<
    NerfEncodingName,
    number
  >;
}

/** Nerf-synthetic scenes are in these depths. */
const DEPTHS = { near: 2, far: 6 } as const;

export const protocols: Readonly<Record<'quick' | 'paper', NerfProtocol>> = {
  /** 16,384 points a step, of pictures of 100×100 with their alpha; minutes an encoding on two cores. */
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
    learningRates: allOf((name) => encodingDefaults[name].initialRate),
    finalRate: nerfDefaults.finalRate,
    encodings: nerfEncodingNames,
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
    renderSamples: publishedDefaults.samples,
    density: publishedDefaults.density,
    background: 'black',
    occupancy: false,
    minimumTransmittance: 0,
    ...DEPTHS,
    learningRates: allOf((name) => encodingDefaults[name].learningRate),
    finalRate: 1,
    encodings: nerfEncodingNames,
    seed: 0,
    scales: 'published',
  },
};

/**
 * Mean ± deviation of PSNR over the 13 test views of another scene, a toy bulldozer at 400×400, in dB: Tancik et al. 2020,
 * table 7; those without rotation from its notebook.
 */
export const published: Readonly<Record<NerfEncodingName, string>> = {
  none: '22.41 ± 0.92',
  basic: '23.16 ± 0.90',
  'positional-original-rotated': '24.81 ± 0.88',
  'positional-rotated': '25.28 ± 0.83',
  gaussian: '25.48 ± 0.89',
  'positional-original': '25.60 ± 0.76',
  positional: '26.27 ± 0.91',
};
