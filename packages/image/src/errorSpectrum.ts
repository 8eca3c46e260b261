import { checkFinite, checkOneOf, checkShape } from '@fourier-features/core/check';
import { type GridDft, gridDft } from '@fourier-features/core/dft';
import { premultiply } from './alpha.ts';
import { type FrequencyBands, frequencyBands } from './frequencyBands.ts';
import { checkImage, type Image } from './image.ts';

export interface ErrorSpectrumOptions {
  /**
   * Factor of each pixel before the transform: `hann`, the default, is sin²(π(c + ½)/width) along each axis; `none` is 1, for
   * pictures that are periodic. The step between opposite edges of other pictures has power at all frequencies, which would
   * count as learned as soon as the edges are.
   */
  window?: 'hann' | 'none';
}

/** Power of a picture and of the error of its reconstruction, by frequency. */
export interface ErrorSpectrum {
  /**
   * Middles of bands that are 1 wide, in cycles per longer side: 0, 1, 2, … up to Nyquist, half a cycle per pixel. The
   * first band is the mean alone.
   */
  readonly frequencies: Float64Array;
  /** Mean power of the picture in each band. */
  readonly signal: Float64Array;
  /** Mean power of reconstruction − picture in each band. */
  readonly error: Float64Array;
  /**
   * 1 − error/signal: 1 where the reconstruction equals the picture, 0 where it is missing or its error has the power of the
   * picture, negative where the error has more. NaN where the picture has no power, within rounding.
   */
  readonly learned: Float64Array;
}

/** Power relative to the picture's mean square below which a band holds rounding errors of float32 alone. */
const ROUNDING = 1e-12;

/**
 * Computes how much of a picture its reconstruction reproduces at each frequency, over all directions. The power at frequency
 * k, in cycles per pixel, is |Σ w(p)·x(p)·e^(−2πik·p)|²/Σ w(p)² over pixels p, with the window w: noise of variance σ² has
 * the power σ² at all frequencies. It is averaged over the bins of a band and over channels; colours are premultiplied by
 * alpha, as when they are fitted. Frequencies above Nyquist, which only diagonals have, are left out. The mean, weighted by the
 * window, is subtracted first and is band 0 alone. Errors near the edges count little with a window.
 *
 * @param reconstruction picture of the same size, such as `render` returns; its values need not lie in [0, 1].
 * @throws RangeError if the picture is malformed, the reconstruction has another size, other channels or values that are not
 * finite, or the window is unknown.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const wave = (cycles: number, c: number) => 0.2 * Math.cos((2 * Math.PI * cycles * c) / 32);
 * const draw = (value: (c: number) => number): image.Image => ({
 *   width: 32,
 *   height: 32,
 *   channels: 1,
 *   values: Float32Array.from({ length: 32 * 32 }, (_, i) => value(i % 32)),
 * });
 * const picture = draw((c) => 0.5 + wave(3, c) + wave(10, c));
 * const { learned } = image.errorSpectrum(picture, draw((c) => 0.5 + wave(3, c))); // learned[3] is 1, learned[10] is 0
 */
export function errorSpectrum(
  picture: Image,
  reconstruction: Image,
  { window = 'hann' }: ErrorSpectrumOptions = {},
): ErrorSpectrum {
  checkOneOf('errorSpectrum', 'window', window, ['hann', 'none']);
  checkImage('errorSpectrum', picture);
  checkReconstruction(picture, reconstruction);
  const { width, height, channels } = picture;
  const bands = frequencyBands(width, height);
  const plan: Plan = {
    transform: gridDft([height, width]),
    bands,
    weights: weightsOf(width, height, window),
  };
  const fitted = premultiply(picture).values;
  const difference = premultiply(reconstruction).values.map((value, i) => value - fitted[i]!);
  const signal = meanPower(fitted, channels, plan);
  const error = meanPower(difference, channels, plan);
  const floor = ROUNDING * meanSquare(fitted);
  return {
    frequencies: Float64Array.from(signal, (_, band) => band),
    signal,
    error,
    learned: signal.map((power, band) => (power > floor ? 1 - error[band]! / power : Number.NaN)),
  };
}

/** How pictures of one size are transformed. */
interface Plan {
  readonly transform: GridDft;
  readonly bands: FrequencyBands;
  /** Window, `[height, width]`. */
  readonly weights: Float64Array;
}

function weightsOf(width: number, height: number, window: 'hann' | 'none'): Float64Array {
  const weight = (i: number, length: number): number =>
    window === 'hann' ? Math.sin((Math.PI * (i + 0.5)) / length) ** 2 : 1;
  const columns = Float64Array.from({ length: width }, (_, c) => weight(c, width));
  const weights = new Float64Array(width * height);
  for (let r = 0; r < height; r++) {
    const row = weight(r, height);
    for (let c = 0; c < width; c++) weights[r * width + c] = row * columns[c]!;
  }
  return weights;
}

/** Returns the mean power of values `[height, width, channels]` in each band. */
function meanPower(
  values: Float32Array,
  channels: number,
  { transform, bands, weights }: Plan,
): Float64Array {
  const { ofBin, counts } = bands;
  const power = new Float64Array(counts.length);
  let [weight, squaredWeight] = [0, 0];
  for (const each of weights) {
    weight += each;
    squaredWeight += each * each;
  }
  for (let channel = 0; channel < channels; channel++) {
    let weighted = 0;
    for (let i = 0; i < weights.length; i++) weighted += weights[i]! * values[i * channels + channel]!;
    const mean = weighted / weight;
    // The window would spread the mean over the lowest bands.
    const re = new Float32Array(weights.length);
    for (let i = 0; i < re.length; i++) re[i] = weights[i]! * (values[i * channels + channel]! - mean);
    const grid = { re, im: new Float32Array(re.length) };
    transform.forward(grid);
    power[0]! += weighted ** 2;
    for (let i = 1; i < re.length; i++) {
      const band = ofBin[i]!;
      if (band < power.length) power[band]! += grid.re[i]! ** 2 + grid.im[i]! ** 2;
    }
  }
  return power.map((total, band) => total / (squaredWeight * channels * counts[band]!));
}

function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum / values.length;
}

function checkReconstruction(picture: Image, reconstruction: Image): void {
  for (const name of ['width', 'height', 'channels'] as const) {
    if (reconstruction[name] === picture[name]) continue;
    throw new RangeError(
      `errorSpectrum: reconstruction.${name} must be that of the picture, ${picture[name]}, got ${reconstruction[name]}`,
    );
  }
  const { width, height, channels, values } = reconstruction;
  checkShape('errorSpectrum', 'reconstruction.values', values, [height, width, channels]);
  checkFinite('errorSpectrum', 'reconstruction.values', values);
}
