import { type Encoding, gaussianEncoding, type Random, seededRandom } from '@fourier-features/core';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import type { MlpKernelOptions } from '../kernels/mlpKernels.ts';
import { gatherPatch } from './gatherPatch.ts';
import { drawPatches } from './patches.ts';
import { probeBest } from './probeBest.ts';
import { type ProbeOptions, probeScale } from './probeScale.ts';
import type { ScaleCandidate } from './scaleCandidate.ts';
import { scorePatch } from './scorePatch.ts';

export interface SuggestScaleOptions {
  /** `[n, d]` row-major, domain units. */
  coordinates: Float32Array;
  /** `[n, c]` row-major. */
  values: Float32Array;
  /** d. */
  inputDim: number;
  /** Candidates, cycles per unit, or whatever `encoding` understands by a scale. */
  scales: readonly number[];
  /** Steps of the planned training. */
  steps: number;
  /** η of the planned training, by Adam on the mean square error. */
  learningRate: number;
  /** m, of the planned encoding. */
  frequencyCount?: number;
  /** What a scale stands for; Gaussian Fourier features by default. */
  encoding?: (scale: number, random: Random) => Encoding;
  /** The planned network. */
  network?: MlpKernelOptions;
  /** Patches of neighbouring points that are looked at, and points of each. */
  patches?: number;
  patchSize?: number;
  /** Candidates that are worse than the best by at most so much, in dB, form the plateau. */
  withinDb?: number;
  /** How many times faster Adam learns than gradient flow at the same rate, at the scales of patches. */
  adamSpeed?: number;
  /** Trains the best few shortly and ranks them by the outcome. */
  probe?: ProbeOptions;
  random?: Random;
}

export interface ScaleSuggestion {
  /** Best first: by probe where there is one, before all without; then by predicted held-out PSNR. */
  readonly ranked: readonly ScaleCandidate[];
  /** Scales within `withinDb` of the best by the measure that decided, ascending: there is little to choose among them. */
  readonly plateau: readonly number[];
  /**
   * The scale whose untrained networks resemble the data most: a second opinion, from the spectrum alone. Sharp edges draw
   * it upwards, on text by far too much.
   */
  readonly matched: number;
  /** What decided. */
  readonly decidedBy: 'held-out' | 'probe';
  /** t of the prediction, on ½·Σ(f − y)². */
  readonly time: number;
}

/**
 * Which scales suit some data and a planned training, with the evidence. For each candidate a fresh encoding is drawn; on
 * patches of neighbouring points, a part of each held out, three things are asked:
 * - *matching*: how the correlation of values falls with distance, against that of untrained networks (the spectra of both,
 *   in other words), after the idea of FreSh;
 * - *hold-out*: how well linear dynamics of the composed tangent kernel predicts held-out points **at the planned time**
 *   (at infinite time nearly all scales do alike);
 * - *probe*, optional: how well a real, short training does.
 *
 * Gradient flow's time is t = 2·adamSpeed·learning rate·steps/(n·c): eigenvalues of patches of the data's own density are
 * those of all data at the patch's scale. `adamSpeed` is the one number here that is neither data nor theory.
 *
 * @throws RangeError if the arrays do not describe the same number of points, or a candidate is not positive.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739; FreSh: https://arxiv.org/abs/2410.05050
 */
export async function suggestScale(options: SuggestScaleOptions): Promise<ScaleSuggestion> {
  const { coordinates, values, inputDim, scales, steps, learningRate, frequencyCount = 256 } = options;
  const { patches: count = 24, patchSize = 175, withinDb = 0.5, adamSpeed = ADAM_SPEED, probe } = options;
  const { random = seededRandom(0), network = PLANNED_NETWORK } = options;
  const {
    encoding = (scale: number, source: Random) =>
      gaussianEncoding({ inputDim, scale, frequencyCount, random: source }),
  } = options;
  const points = checkData(options);
  const outputs = values.length / points;
  const time = (2 * adamSpeed * learningRate * steps) / values.length;
  const [ofPatches, ofEncodings, ofProbes] = random.split(3) as [Random, Random, Random];
  const drawn = drawPatches({
    coordinates,
    inputDim,
    count,
    size: patchSize,
    heldOutPart: HELD_OUT_PART,
    random: ofPatches,
  });
  const data = drawn.map((patch) => gatherPatch(patch, coordinates, values, inputDim, outputs));
  const encodings = ofEncodings.split(scales.length);
  const predicted = scales.map((scale, i): ScaleCandidate => {
    const drawnEncoding = encoding(scale, encodings[i]!);
    const scores = data.map((patch) => scorePatch(patch, { encoding: drawnEncoding, network, time }));
    const mean = (of: (score: (typeof scores)[number]) => number): number =>
      scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
    return {
      scale,
      heldOutPsnr: -10 * Math.log10(mean(({ heldOutError }) => heldOutError)),
      spectrumMismatch: mean(({ mismatch }) => mismatch),
      probePsnr: null,
    };
  });
  const matched = [...predicted].sort((a, b) => a.spectrumMismatch - b.spectrumMismatch)[0]!.scale;
  const byPrediction = [...predicted].sort((a, b) => b.heldOutPsnr - a.heldOutPsnr);
  const ranked = probe
    ? await probeBest(
        byPrediction,
        matched,
        async (scale, source) => {
          const psnr = await probeScale({
            ...options,
            ...probe,
            encoding: encoding(scale, source),
            random: source,
          });
          probe.onProbed?.(scale, psnr);
          return psnr;
        },
        ofProbes,
      )
    : byPrediction;
  const measure = (candidate: ScaleCandidate): number =>
    probe ? (candidate.probePsnr ?? Number.NEGATIVE_INFINITY) : candidate.heldOutPsnr;
  const plateau = ranked.filter((candidate) => measure(candidate) >= measure(ranked[0]!) - withinDb);
  return {
    ranked,
    plateau: plateau.map(({ scale }) => scale).sort((a, b) => a - b),
    matched,
    decidedBy: probe ? 'probe' : 'held-out',
    time,
  };
}

/** A network of four layers and 256 channels with weights drawn with variance 1/fan-in: core's default, but for Glorot's first layer. */
const PLANNED_NETWORK: MlpKernelOptions = { depth: 4, width: 256, parameterisation: 'standard', bias: true };

const HELD_OUT_PART = 0.2;

/** Tried: 30, 100, 300 and 1000, on six pictures of 64² training pixels; 30 and 100 chose well for all, 1000 too large. */
const ADAM_SPEED = 100;

/** @returns n. */
function checkData({
  coordinates,
  values,
  inputDim,
  scales,
  steps,
  learningRate,
}: SuggestScaleOptions): number {
  checkPositiveInteger('suggestScale', 'inputDim', inputDim);
  checkPositiveInteger('suggestScale', 'steps', steps);
  checkPositive('suggestScale', 'learningRate', learningRate, 'per step');
  const points = coordinates.length / inputDim;
  if (!Number.isInteger(points) || points < 4) {
    throw new RangeError(
      `suggestScale: coordinates must be [n, ${inputDim}] with n at least 4, got ${coordinates.length} numbers`,
    );
  }
  if (values.length === 0 || values.length % points !== 0) {
    throw new RangeError(`suggestScale: values must be [${points}, c], got ${values.length} numbers`);
  }
  if (scales.length === 0)
    throw new RangeError('suggestScale: scales must hold at least one candidate, got none');
  for (const scale of scales) checkPositive('suggestScale', 'scales', scale, 'in cycles per unit');
  return points;
}
