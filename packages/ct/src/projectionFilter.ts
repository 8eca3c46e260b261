import FFT from 'fft.js';

/** The windows of filtered back-projection, from the sharpest to the smoothest. */
export const projectionFilterNames = ['ram-lak', 'shepp-logan', 'cosine', 'hamming', 'hann'] as const;

export type ProjectionFilterName = (typeof projectionFilterNames)[number];

/** Weight by frequency ν, as a share of the highest that detectors resolve, in [0, 1]. */
const WINDOWS: Readonly<Record<ProjectionFilterName, (nu: number) => number>> = {
  'ram-lak': () => 1,
  'shepp-logan': (nu) => (nu === 0 ? 1 : Math.sin((Math.PI * nu) / 2) / ((Math.PI * nu) / 2)),
  cosine: (nu) => Math.cos((Math.PI * nu) / 2),
  hamming: (nu) => 0.54 + 0.46 * Math.cos(Math.PI * nu),
  hann: (nu) => 0.5 + 0.5 * Math.cos(Math.PI * nu),
};

/**
 * The band-limited ramp filter in space, for detectors 1 apart: h(0) = 1/4, h(n) = −1/(π²n²) for odd n, else 0.
 *
 * @see Kak & Slaney 1988, Principles of Computerized Tomographic Imaging, eq. 3.61, https://doi.org/10.1137/1.9780898719277
 */
export function rampKernel(n: number): number {
  if (n === 0) return 0.25;
  return n % 2 === 0 ? 0 : -1 / (Math.PI * n) ** 2;
}

/**
 * The real frequency response of a filter, cycles per detector in the order of a DFT of `size`, DC first: the DFT of the
 * kernel, cut to that size, times the window. Made in space, since the sampled ramp |f| would take away the mean.
 *
 * @param size a power of two, at least 2.
 * @throws RangeError if the size is not that or the filter is not known.
 */
export function projectionFilter(name: ProjectionFilterName, size: number): Float64Array {
  if (!(Number.isInteger(Math.log2(size)) && size >= 2))
    throw new RangeError(`projectionFilter: size must be a power of two, at least 2, got ${size}`);
  const window = WINDOWS[name];
  if (!window)
    throw new RangeError(
      `projectionFilter: filter must be one of ${projectionFilterNames.join(', ')}, got ${name}`,
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
