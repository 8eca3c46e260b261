import type { Sources } from './sources/readSources.ts';

/** Consecutive results of a record that the same sources made. */
export interface RecordPart {
  /** How many results of the record, in order, belong to the part. */
  readonly results: number;
  /** Null if the results were made before records named their sources. */
  readonly sources: Sources | null;
}

/** What parts are read from; records that were made before they named their sources have no `parts`. */
interface PartedRecord {
  readonly parts?: readonly RecordPart[];
  readonly results: readonly unknown[];
}

/** A record cannot be resumed as requested. The message is for the person who started the experiment. */
export class ResumeError extends Error {
  override readonly name = 'ResumeError';
}

/** Returns the parts of a record; one without sources if it names none. */
export function recordParts({ parts, results }: PartedRecord): readonly RecordPart[] {
  return parts ?? [{ results: results.length, sources: null }];
}

/**
 * Returns the parts of a record that `sources` are going to add to.
 *
 * @param file the record's file, for the message.
 * @param mixed whether the record may hold results of other sources.
 * @throws ResumeError if it does and may not.
 */
export function resumedParts(
  file: string,
  record: PartedRecord,
  sources: Sources,
  mixed: boolean,
): readonly RecordPart[] {
  const parts = recordParts(record);
  const foreign = parts.find((part) => part.sources?.hash !== sources.hash);
  if (!foreign || mixed) return parts;
  throw new ResumeError(
    `--resume: ${file} ${origin(foreign.sources, sources)}. Leave out --resume to start a new record, or pass --mixed-sources to keep its results in a part of their own.${checkout(foreign.sources)}`,
  );
}

/** Adds a number of results of `sources` to parts. */
export function extendedParts(
  earlier: readonly RecordPart[],
  sources: Sources,
  added: number,
): readonly RecordPart[] {
  const last = earlier.at(-1);
  if (last?.sources?.hash !== sources.hash) return [...earlier, { results: added, sources }];
  return [...earlier.slice(0, -1), { results: last.results + added, sources }];
}

function origin(theirs: Sources | null, ours: Sources): string {
  if (!theirs) return 'does not say which sources made it';
  return `was made by other sources: their hash is ${short(theirs.hash)}, that of these is ${short(ours.hash)}`;
}

/** Returns the sentence that says where the sources of a part are, if they were committed. */
function checkout(sources: Sources | null): string {
  return sources?.commit && !sources.dirty
    ? ` Its sources are those of commit ${short(sources.commit)}.`
    : '';
}

function short(hash: string): string {
  return hash.slice(0, 12);
}
