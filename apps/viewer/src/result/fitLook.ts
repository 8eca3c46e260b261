import { type EncodingLook, encodingLook } from '@fourier-features/components/charts/encodings.ts';
import { choiceOf, type FieldChoice } from '@fourier-features/tasks/descriptions';
import type { Fit } from './readResult.ts';

/** Returns the name, the colour and the dashes of a fit: those of its encoding, or of its field. */
export function fitLook({
  name,
  manifest,
}: Pick<Fit, 'name'> & Partial<Pick<Fit, 'manifest'>>): EncodingLook {
  const look = encodingLook(
    (manifest ? choiceOf(manifest as Parameters<typeof choiceOf>[0]) : name) as FieldChoice,
  );
  return { ...look, label: look.label || 'the field' };
}
