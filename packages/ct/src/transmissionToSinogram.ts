import { checkFinite } from '@fourier-features/core/check';

export interface TransmissionOptions {
  /** I, what each detector recorded, `[angles, detectors]`; offsets of the detector taken off. */
  intensities: ArrayLike<number>;
  /** I₀, what it records through nothing: one for all, or `[detectors]`, in the unit of the intensities. */
  incident: number | ArrayLike<number>;
}

/**
 * The law of Beer and Lambert backwards: −ln(I/I₀), the line integrals of attenuation. Their unit of length is that of
 * the scan; a field with values in [0, 1] needs them divided by the largest attenuation, per domain unit.
 *
 * @returns the shape of `intensities`.
 * @throws RangeError unless all intensities are positive and finite, and a row of detectors divides them.
 */
export function transmissionToSinogram({ intensities, incident }: TransmissionOptions): Float32Array {
  const open = typeof incident === 'number' ? [incident] : incident;
  checkIntensities('intensities', intensities);
  checkIntensities('incident', open);
  if (intensities.length % open.length !== 0)
    throw new RangeError(
      `transmissionToSinogram: intensities must be whole rows of the ${open.length} detectors of incident, got ${intensities.length} numbers`,
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
        `transmissionToSinogram: ${name} must be positive, got ${values[i]} at index ${i}; replace what dead detectors recorded first`,
      );
  }
}
