import {
  count,
  flag,
  numberSchema,
  positiveCount,
  text,
  validatedJson,
} from '@fourier-features/core/validate';
import * as v from 'valibot';
import { readResult, refuse } from '../files/inputs.ts';
import { MAX_MANIFEST_BYTES } from '../files/limits.ts';
import type { FitReport, Provenance } from './report.ts';

export type Manifest = FitReport & Provenance;

/** Longer than any path of ours, and short enough for a message. */
const filePath = v.pipe(v.string('a path'), v.maxLength(1024, 'a path of at most 1024 characters'));

const seconds = numberSchema('at least 0', (value) => value >= 0);

/** A number, or what JSON has for one that is not finite. */
const score = v.nullable(v.number('a number'));

/** What is used of a manifest. JSON has null for numbers that are not finite. */
const schema = v.object({
  task: text,
  field: v.exactOptional(text),
  encoding: v.nullable(text),
  scale: v.nullable(numberSchema('greater than 0', (value) => value > 0)),
  frequencyCount: v.nullable(count),
  width: v.nullable(positiveCount),
  depth: v.nullable(positiveCount),
  parameterCount: v.exactOptional(count),
  steps: count,
  engine: text,
  seconds,
  stepsPerSecond: v.nullable(seconds),
  scores: v.record(v.string(), score),
  lastTenth: v.exactOptional(
    v.record(v.string(), v.object({ median: score, lowest: score, highest: score })),
  ),
  dead: v.exactOptional(v.nullable(flag)),
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
  const { scores, lastTenth = {}, dead = null, field = 'fourier', ...rest } = manifest as Manifest;
  const late = Object.entries(lastTenth).map(([name, measure]) => [name, withNaN(measure)]);
  return {
    ...rest,
    field,
    scores: withNaN(scores),
    lastTenth: Object.fromEntries(late) as Manifest['lastTenth'],
    dead,
  };
}

/** Returns numbers as they were before JSON made them null. */
function withNaN<Numbers extends object>(numbers: Numbers): Numbers {
  const entries = Object.entries(numbers as Record<string, number | null>);
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? Number.NaN])) as Numbers;
}
