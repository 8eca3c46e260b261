import { InputError, readVolume, type VolumeInput, type VolumeSource } from '@fourier-features/tasks';

/** Reads a volume. Values that are not finite, as around some heads, become 0, of which a warning tells. */
export async function openVolume(
  source: VolumeSource,
  options: { readonly name: string; readonly size?: number },
): Promise<VolumeInput> {
  try {
    return await readVolume(source, options);
  } catch (error) {
    if (!(error instanceof InputError) || !error.sentence.includes('{nonFinite}')) throw error;
  }
  const read = await readVolume(source, { ...options, nonFinite: 'zero' });
  const isWarning = (note: string): boolean => note.includes('not finite');
  return {
    ...read,
    warnings: [...read.notes.filter(isWarning), ...read.warnings],
    notes: read.notes.filter((note) => !isWarning(note)),
  };
}
