import { type EncodingLook, encodingLook } from '@fourier-features/components/charts/encodings.ts';
import type { ScaledEncodingName } from '@fourier-features/core';
import type { Fit } from './readResult.ts';

/** Returns the name, the colour and the dashes of a fit: those of its encoding. */
export function fitLook({
  name,
  manifest,
}: Pick<Fit, 'name'> & Partial<Pick<Fit, 'manifest'>>): EncodingLook {
  const look = encodingLook((manifest?.encoding ?? name) as ScaledEncodingName);
  return { ...look, label: look.label || 'the field' };
}
