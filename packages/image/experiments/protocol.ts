import { type FitRandoms, type Random, seededRandoms, threefryRandom } from '@fourier-features/core';
import { comparedEncodings, type PictureKind } from '@fourier-features/image';

/** The constants of a run of image regression. Scale and learning rate are the defaults of the kind, which are published. */
export interface ImageProtocol {
  /** Factor of box reduction of the 512×512 pictures. */
  readonly reduce: number;
  readonly steps: number;
  readonly measureEvery: number;
  /** First step of the reported part of the curve, whose median held-out PSNR is the result. */
  readonly reportFrom: number;
  readonly encodings: readonly (typeof comparedEncodings)[number][];
  readonly random: 'threefry' | 'default';
  readonly seed: number;
}

export const protocols: Readonly<Record<'quick' | 'paper', ImageProtocol>> = {
  /**
   * A quarter of the pixels and an eighth of the steps. At these rates full-batch Adam jumps by up to 1 dB between
   * neighbouring steps, hence the median over steps 150 to 250.
   */
  quick: {
    reduce: 2,
    steps: 251,
    measureEvery: 25,
    reportFrom: 150,
    encodings: comparedEncodings,
    random: 'default',
    seed: 0,
  },
  /**
   * The paper's: 512×512, trained on even rows and columns, 2000 full-batch steps, scored at the last logged step, 1975;
   * B and the weights both drawn from JAX's key 10. Its pictures are not distributed; these are others.
   */
  paper: {
    reduce: 1,
    steps: 1976,
    measureEvery: 25,
    reportFrom: 1975,
    encodings: comparedEncodings,
    random: 'threefry',
    seed: 10,
  },
};

type Published = Readonly<
  Record<(typeof comparedEncodings)[number], { readonly mean: number; readonly deviation: number }>
>;

/** Published test PSNR, mean ± deviation over 16 pictures of each kind, in dB: Tancik et al. 2020, table 3. */
export const published: Readonly<Record<PictureKind, Published>> = {
  photo: {
    none: { mean: 19.32, deviation: 2.48 },
    basic: { mean: 21.71, deviation: 2.71 },
    positional: { mean: 24.95, deviation: 3.72 },
    gaussian: { mean: 25.57, deviation: 4.19 },
  },
  text: {
    none: { mean: 18.4, deviation: 2.23 },
    basic: { mean: 20.48, deviation: 1.96 },
    positional: { mean: 27.57, deviation: 3.07 },
    gaussian: { mean: 30.47, deviation: 2.11 },
  },
};

/** Returns a protocol's random generators; the published runs drew B and the weights from one key. */
export function protocolRandoms({ random, seed }: ImageProtocol): FitRandoms {
  if (random === 'default') return seededRandoms(seed);
  const key = (): Random => threefryRandom(seed);
  return { encoding: key(), network: key(), batches: key() };
}
