import type { ScaledEncodingName } from '@fourier-features/core';
import type { FitSettings } from '../settings.ts';

/** Returns the encoding of settings whose scale may be chosen. @throws RangeError unless their field is `fourier`. */
export function encodingWithScale(
  caller: string,
  { field, encoding }: Pick<FitSettings, 'field' | 'encoding'>,
): ScaledEncodingName {
  if (encoding === null)
    throw new RangeError(`${caller}: field must be fourier, as others have no scale to choose, got ${field}`);
  return encoding;
}
