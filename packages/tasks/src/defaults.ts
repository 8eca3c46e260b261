import type { EncodingDefaults, ScaledEncodingName, TaskDefaults } from '@fourier-features/core';

/** What a task recommends for training; `encodings` has an entry for each of its encodings. */
export interface Defaults extends Omit<TaskDefaults<ScaledEncodingName>, 'encodings'> {
  readonly encodings: Readonly<Partial<Record<ScaledEncodingName, EncodingDefaults>>>;
}

/** Returns the encodings of a task, in the order of its defaults. */
export function encodingsOf({ encodings }: Pick<Defaults, 'encodings'>): ScaledEncodingName[] {
  return Object.keys(encodings) as ScaledEncodingName[];
}
