import {
  type FourierEncoding,
  gaussianEncoding,
  type LearningRate,
  learningRateAt,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, regularPauses } from '@fourier-features/core/progress';
import type { MlpKernelOptions } from '../kernels/mlpKernels.ts';
import { gatherPatch } from './gatherPatch.ts';
import { drawPatches } from './patches.ts';
import { probeBest } from './probeBest.ts';
import { type ProbeOptions, probeScale } from './probeScale.ts';
import type { ScaleCandidate } from './scaleCandidate.ts';
import { type PatchData, type PatchModel, scorePatch } from './scorePatch.ts';

export interface SuggestScaleOptions extends ProgressOptions {
  /** Points `[n, d]`, row-major, in domain units. */
  coordinates: Float32Array;
  /** Values at the points, `[n, c]`, row-major. */
  values: Float32Array;
  /** Number of coordinates d. */
  inputDim: number;
  /** Candidates, in cycles per unit; see `defaultScales`. */
  scales: readonly number[];
  /** Steps of the planned training. */
  steps: number;
  /** Learning rate of Adam on the mean square error: constant, or a schedule over the steps of the training or probe. */
  learningRate: LearningRate;
  /** Number of frequencies m of the planned encoding; 256 by default. */
  frequencyCount?: number;
  /** Builds the encoding of a scale; Gaussian Fourier features by default. */
  encoding?: (scale: number, random: Random) => FourierEncoding;
  /** Planned network; by default 4 layers of 256 channels. */
  network?: MlpKernelOptions;
  /** Number of patches of neighbouring points to predict on; 24 by default. */
  patches?: number;
  /** Number of points of each patch; 175 by default. */
  patchSize?: number;
  /** Largest predicted, or probed, loss against the best candidate on the plateau, in dB; 0.2 by default. */
  withinDb?: number;
  /** Speed of Adam as a multiple of gradient flow at the same rate, at the scale of patches; 100 by default. */
  adamSpeed?: number;
  /** Short trainings that decide between the best candidates; none by default. */
  probe?: ProbeOptions;
  /** Random generator for patches, frequencies and probes. */
  random?: Random;
}

/** A ranking of scales, and the evidence for it. */
export interface ScaleSuggestion {
  /** Best first: candidates with a probe before those without, by its outcome; then by predicted held-out PSNR. */
  readonly ranked: readonly ScaleCandidate[];
  /**
   * Scales within `withinDb` of the best by the measure that decided, ascending. Trainings differ more than predictions:
   * `sweepLosses` states what the worst of a plateau lost in sweeps.
   */
  readonly plateau: readonly number[];
  /** Largest predicted, or probed, loss on the plateau, in dB. */
  readonly withinDb: number;
  /**
   * Scale whose untrained networks resemble the data most: a second opinion, from the spectrum alone. Sharp edges raise it,
   * in text by far too much.
   */
  readonly matched: number;
  /** Measure that decided. */
  readonly decidedBy: 'held-out' | 'probe';
  /** Time t of the prediction, of gradient flow on ½·Σ(f − y)². */
  readonly time: number;
}

/**
 * Suggests scales for data and a planned training, with the evidence. An encoding is drawn for each candidate. On patches
 * of neighbouring points, a fifth of each held out, two things are computed:
 * - *hold-out*: the error on held-out points that linear dynamics of the composed tangent kernel predicts **at the planned
 *   time** (at infinite time nearly all scales do equally well);
 * - *matching*: how far the correlation of values as a function of distance is from that of untrained networks, which
 *   compares the spectra of both, after the idea of FreSh.
 *
 * With `probe`, short trainings of the best candidates decide; they are the second half of the progress. Gradient flow's time is
 * t = 2·adamSpeed·Σ(learning rate)/(n·c): eigenvalues of patches with the data's own density are those of all data at the
 * patch's scale. `adamSpeed` is the one number here that is neither data nor theory.
 *
 * @throws RangeError if the arrays do not describe the same number of points, or a candidate is not positive; EngineLostError
 * if the device of the probes' engine is lost.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739; FreSh: https://arxiv.org/abs/2410.05050
 * @example
 * import { gridCoordinates } from '@fourier-features/core';
 * import { defaultScales, suggestScale } from '@fourier-features/theory';
 *
 * const coordinates = gridCoordinates([32]);
 * const { ranked, plateau } = await suggestScale({
 *   coordinates,
 *   values: coordinates.map((x) => Math.cos(2 * Math.PI * 3 * x)),
 *   inputDim: 1,
 *   scales: defaultScales('gaussian', 32),
 *   steps: 500,
 *   learningRate: 1e-3,
 * });
 */
export async function suggestScale(options: SuggestScaleOptions): Promise<ScaleSuggestion> {
  const { coordinates, values, inputDim, scales, steps, learningRate, frequencyCount = 256 } = options;
  const {
    patches: count = 24,
    patchSize = 175,
    withinDb = PLATEAU_DB,
    adamSpeed = ADAM_SPEED,
    probe,
  } = options;
  const { random = seededRandom(0), network = PLANNED_NETWORK, onProgress, signal } = options;
  const {
    encoding = (scale: number, source: Random) =>
      gaussianEncoding({ inputDim, scale, frequencyCount, random: source }),
  } = options;
  const points = checkData(options);
  const outputs = values.length / points;
  const time = (2 * adamSpeed * meanRate(learningRate, steps) * steps) / values.length;
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
  const pause = regularPauses(signal);
  const predicted: ScaleCandidate[] = [];
  for (const [i, scale] of scales.entries()) {
    const model = { encoding: encoding(scale, encodings[i]!), network, time };
    const scores = await scorePatches(data, model, pause);
    predicted.push({ scale, ...scores, probePsnr: null });
    onProgress?.((probe ? 0.5 : 1) * ((i + 1) / scales.length));
  }
  const matched = [...predicted].sort((a, b) => a.spectrumMismatch - b.spectrumMismatch)[0]!.scale;
  const byPrediction = [...predicted].sort((a, b) => b.heldOutPsnr - a.heldOutPsnr);
  const ranked = probe
    ? await probeBest(
        byPrediction,
        matched,
        (scale, source, onProbeProgress) =>
          probeScale({
            ...probe,
            coordinates,
            values,
            inputDim,
            learningRate,
            encoding: encoding(scale, source),
            random: source,
            onProgress: onProbeProgress,
            signal,
          }),
        ofProbes,
        (fraction) => onProgress?.(0.5 + 0.5 * fraction),
      )
    : byPrediction;
  const measure = (candidate: ScaleCandidate): number =>
    probe ? (candidate.probePsnr ?? Number.NEGATIVE_INFINITY) : candidate.heldOutPsnr;
  const plateau = ranked.filter((candidate) => measure(candidate) >= measure(ranked[0]!) - withinDb);
  return {
    ranked,
    plateau: plateau.map(({ scale }) => scale).sort((a, b) => a - b),
    withinDb,
    matched,
    decidedBy: probe ? 'probe' : 'held-out',
    time,
  };
}

/** Core's default network, except that core draws weights by Glorot's rule; here their variance is 1/fan-in. */
const PLANNED_NETWORK: MlpKernelOptions = { depth: 4, width: 256, parameterisation: 'standard', bias: true };

/** Predictions differ by as much between draws of patches. */
const PLATEAU_DB = 0.2;

const HELD_OUT_PART = 0.2;

/** Of 30, 100, 300 and 1000, tried on six pictures of 64² training pixels: 30 and 100 chose well for all, 1000 too large. */
const ADAM_SPEED = 100;

async function scorePatches(
  patches: readonly PatchData[],
  model: PatchModel,
  pause: () => Promise<void>,
): Promise<Pick<ScaleCandidate, 'heldOutPsnr' | 'spectrumMismatch'>> {
  let heldOutError = 0;
  let mismatch = 0;
  for (const patch of patches) {
    await pause();
    const score = scorePatch(patch, model);
    heldOutError += score.heldOutError;
    mismatch += score.mismatch;
  }
  return {
    heldOutPsnr: -10 * Math.log10(heldOutError / patches.length),
    spectrumMismatch: mismatch / patches.length,
  };
}

function meanRate(rate: LearningRate, steps: number): number {
  if (typeof rate === 'number') return rate;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += learningRateAt(rate, step, steps);
  return sum / steps;
}

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
  checkPositive('suggestScale', 'learningRate', meanRate(learningRate, steps), 'per step');
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
