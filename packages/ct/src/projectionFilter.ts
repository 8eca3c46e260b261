import FFT from 'fft.js';

/** Names of the filters of filtered back-projection, from the sharpest to the smoothest. */
export const projectionFilters = ['ram-lak', 'shepp-logan', 'cosine', 'hamming', 'hann'] as const;

/** Name of a filter for back-projection. */
export type ProjectionFilter = (typeof projectionFilters)[number];

/** Weights by frequency ν in [0, 1], relative to the highest that the detectors resolve. */
const WINDOWS: Readonly<Record<ProjectionFilter, (nu: number) => number>> = {
  'ram-lak': () => 1,
  'shepp-logan': (nu) => (nu === 0 ? 1 : Math.sin((Math.PI * nu) / 2) / ((Math.PI * nu) / 2)),
  cosine: (nu) => Math.cos((Math.PI * nu) / 2),
  hamming: (nu) => 0.54 + 0.46 * Math.cos(Math.PI * nu),
  hann: (nu) => 0.5 + 0.5 * Math.cos(Math.PI * nu),
};

/**
 * Returns the band-limited ramp filter in space, for detectors 1 apart: h(0) = 1/4, h(n) = −1/(π²n²) for odd n, else 0.
 *
 * @see Kak & Slaney 1988, Principles of Computerized Tomographic Imaging, eq. 3.61, https://doi.org/10.1137/1.9780898719277
 */
export function rampKernel(n: number): number {
  if (n === 0) return 0.25;
  return n % 2 === 0 ? 0 : -1 / (Math.PI * n) ** 2;
}

/**
 * Returns the real frequency response of a filter in the order of a DFT of `size`, DC first: the DFT of the ramp's kernel,
 * cut to that size, times the filter's window. Sampling the ramp |f| itself would remove the mean of the image.
 *
 * @param size a power of two, at least 2.
 * @returns `[size]`, in cycles per detector.
 * @throws RangeError if the size is not a power of two or the filter is unknown.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const response = ct.projectionFilter('hann', 64);
 */
export function projectionFilter(name: ProjectionFilter, size: number): Float64Array {
  if (!(Number.isInteger(Math.log2(size)) && size >= 2))
    throw new RangeError(`projectionFilter: size must be a power of two, at least 2, got ${size}`);
  const window = WINDOWS[name];
  if (!window)
    throw new RangeError(
      `projectionFilter: name must be one of ${projectionFilters.join(', ')}, got ${name}`,
    );
  const fft = new FFT(size);
  const spectrum: number[] = fft.createComplexArray();
  fft.realTransform(
    spectrum,
    Array.from({ length: size }, (_, n) => rampKernel(Math.min(n, size - n))),
  );
  fft.completeSpectrum(spectrum);
  return Float64Array.from(
    { length: size },
    (_, k) => spectrum[2 * k]! * window(Math.min(k, size - k) / (size / 2)),
  );
}
