import FFT from 'fft.js';
import { type ProjectionFilter, projectionFilter } from './projectionFilter.ts';

/**
 * Convolves every projection with a filter, padded with zeros so that nothing wraps around.
 *
 * @param projections `[angles, detectors]`.
 * @param spacing distance between detectors, in domain units.
 * @returns filtered projections, of the same shape.
 */
export function filterProjections(
  projections: Float32Array,
  { detectors, spacing, filter }: { detectors: number; spacing: number; filter: ProjectionFilter },
): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(2 * detectors));
  const response = projectionFilter(filter, size);
  const fft = new FFT(size);
  const row: number[] = new Array(size).fill(0);
  const spectrum: number[] = fft.createComplexArray();
  const result: number[] = fft.createComplexArray();
  const filtered = new Float64Array(projections.length);
  for (let from = 0; from < projections.length; from += detectors) {
    for (let j = 0; j < detectors; j++) row[j] = projections[from + j]!;
    fft.realTransform(spectrum, row);
    fft.completeSpectrum(spectrum);
    for (let k = 0; k < size; k++) {
      spectrum[2 * k]! *= response[k]!;
      spectrum[2 * k + 1]! *= response[k]!;
    }
    fft.inverseTransform(result, spectrum);
    // ∫ dt = spacing·Σ over detectors, and the kernel scales as 1/spacing².
    for (let j = 0; j < detectors; j++) filtered[from + j] = result[2 * j]! / spacing;
  }
  return filtered;
}
