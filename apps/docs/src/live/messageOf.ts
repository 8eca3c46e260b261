import { InputError } from '@fourier-features/tasks';

/** Returns what a page shows of an error: a refusal in its own words, with `{name}` for each setting. */
export function messageOf(error: unknown): string {
  if (error instanceof InputError) return error.sentence;
  return error instanceof Error ? error.message : String(error);
}
