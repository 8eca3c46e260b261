import { checkFinite } from '@fourier-features/core/check';

export interface TransmissionOptions {
  /** Recorded intensities I, `[angles, detectors]`, with the detectors' offsets subtracted. */
  intensities: ArrayLike<number>;
  /** Intensity I₀ without an object, in the unit of `intensities`: one for all detectors, or `[detectors]`. */
  incident: number | ArrayLike<number>;
}

/**
 * Inverts the Beer–Lambert law: returns −ln(I/I₀), the line integrals of attenuation, in the scanner's unit of length. A
 * field with values in [0, 1] needs them divided by the largest attenuation per domain unit; see `estimatePeak`.
 *
 * @returns array of the shape of `intensities`.
 * @throws RangeError unless all intensities are positive and finite and form complete rows of detectors.
 * @example
 * import * as ct from '@fourier-features/ct';
 *
 * const sinogram = ct.transmissionToSinogram({ intensities: [900, 400, 400, 900], incident: 1000 });
 */
export function transmissionToSinogram({ intensities, incident }: TransmissionOptions): Float32Array {
  const open = typeof incident === 'number' ? [incident] : incident;
  checkIntensities('intensities', intensities);
  checkIntensities('incident', open);
  if (intensities.length % open.length !== 0)
    throw new RangeError(
      `transmissionToSinogram: intensities must be complete rows of the ${open.length} detectors of incident, got ${intensities.length} numbers`,
    );
  return Float32Array.from(intensities, (value, i) => -Math.log(value / open[i % open.length]!));
}

function checkIntensities(name: string, values: ArrayLike<number>): void {
  if (values.length === 0)
    throw new RangeError(`transmissionToSinogram: ${name} must hold at least one number, got none`);
  checkFinite('transmissionToSinogram', name, values);
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! > 0))
      throw new RangeError(
        `transmissionToSinogram: ${name} must be positive, got ${values[i]} at index ${i}. Replace the values of dead detectors first.`,
      );
  }
}
