import { getEntry } from 'astro:content';
import type { Results } from '@fourier-features/readmes';

/** Returns the tables and figures of the records. */
export async function results(): Promise<Results> {
  const entry = await getEntry('results', 'all');
  if (!entry) throw new Error('results: the records were not loaded');
  return entry.data as unknown as Results;
}

/** Returns a table or figure by its name. */
export function named<Value>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`results: nothing is named ${name}, only ${Object.keys(values)}`);
  return value;
}
