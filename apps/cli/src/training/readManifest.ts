import { count, numberSchema, positiveCount, text, validatedJson } from '@fourier-features/core/validate';
import * as v from 'valibot';
import { readResult, refuse } from '../files/inputs.ts';
import { MAX_MANIFEST_BYTES } from '../files/limits.ts';
import type { FitReport, Provenance } from './report.ts';

export type Manifest = FitReport & Provenance;

/** Longer than any path of ours, and short enough for a message. */
const filePath = v.pipe(v.string('a path'), v.maxLength(1024, 'a path of at most 1024 characters'));

const seconds = numberSchema('at least 0', (value) => value >= 0);

/** What is used of a manifest. JSON has null for numbers that are not finite. */
const schema = v.object({
  task: text,
  encoding: text,
  scale: v.nullable(numberSchema('greater than 0', (value) => value > 0)),
  frequencyCount: count,
  width: positiveCount,
  depth: positiveCount,
  steps: count,
  engine: text,
  seconds,
  stepsPerSecond: v.nullable(seconds),
  scores: v.record(v.string(), v.nullable(v.number('a number'))),
  files: v.record(v.string(), filePath),
  settings: v.object({}),
  input: v.object({ sha256: text }),
  software: v.object({ version: text }),
  missing: v.array(text),
});

/** Reads the record of a fit. @throws UserError if it is damaged. */
export async function readManifest(path: string): Promise<Manifest> {
  const json = new TextDecoder().decode(await readResult(path, MAX_MANIFEST_BYTES));
  const manifest: unknown = await refuse(path, () => validatedJson('manifest', schema, json));
  const { scores, ...rest } = manifest as Manifest;
  const numbers = Object.entries(scores).map(([name, score]) => [name, score ?? Number.NaN]);
  return { ...rest, scores: Object.fromEntries(numbers) as Manifest['scores'] };
}
