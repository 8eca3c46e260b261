import { readFileSync } from 'node:fs';
import type { ExperimentRecord } from '@fourier-features/experiments';

/** The root of the repository. */
export const ROOT: URL = new URL('../../../', import.meta.url);

/** Reads a JSON file by its path from the root. */
export function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8')) as Value;
}

/** Reads the record of an experiment, such as `packages/ct/experiments/records/quick.json`. */
export function readRecord<Result>(
  path: string,
): ExperimentRecord<Readonly<Record<string, unknown>>, Result> {
  return readJson(path);
}
