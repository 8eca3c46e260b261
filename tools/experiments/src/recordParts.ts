import type { Sources } from './sources/readSources.ts';

/** Consecutive results of a record that the same sources made on the same engine. */
export interface RecordPart {
  /** How many results of the record, in order, belong to the part. */
  readonly results: number;
  /** Null if the results were made before records named their sources. */
  readonly sources: Sources | null;
  /** The engine, if it is not the record's. */
  readonly engine?: string;
}

/** What makes results. */
interface Maker {
  readonly sources: Sources;
  readonly engine: string;
}

/** What parts are read from; records that were made before they named their sources have no `parts`. */
interface PartedRecord {
  readonly parts?: readonly RecordPart[];
  readonly engine: string;
  readonly results: readonly unknown[];
}

/** A record cannot be resumed as requested. The message is for the person who started the experiment. */
export class ResumeError extends Error {
  override readonly name = 'ResumeError';
}

/** Returns the parts of a record; one without sources if it names none. */
export function recordParts({
  parts,
  results,
}: Pick<PartedRecord, 'parts' | 'results'>): readonly RecordPart[] {
  return parts ?? [{ results: results.length, sources: null }];
}

/**
 * Returns the parts of a record that a maker is going to add to, each with its engine.
 *
 * @param file the record's file, for the message.
 * @param mixed whether the record may hold results of other makers.
 * @throws ResumeError if it does and may not.
 */
export function resumedParts(
  file: string,
  record: PartedRecord,
  maker: Maker,
  mixed: boolean,
): readonly RecordPart[] {
  const parts = recordParts(record).map((part) => ({ engine: record.engine, ...part }));
  const foreign = parts.find((part) => !isOf(part, maker));
  if (!foreign || mixed) return parts;
  throw new ResumeError(
    `--resume: ${file} ${origin(foreign, maker)}. Leave out --resume to start a new record, or pass --mixed-sources to keep its results in a part of their own.${checkout(foreign.sources)}`,
  );
}

/**
 * Adds a number of results of a maker to parts. Of the engines, those remain that are not the maker's, the record's from now
 * on.
 */
export function extendedParts(
  earlier: readonly RecordPart[],
  maker: Maker,
  added: number,
): readonly RecordPart[] {
  const last = earlier.at(-1);
  const parts =
    last && isOf(last, maker)
      ? [...earlier.slice(0, -1), { ...last, results: last.results + added, sources: maker.sources }]
      : [...earlier, { results: added, sources: maker.sources }];
  return parts.map(({ engine, ...part }) => ({
    ...part,
    ...(engine !== maker.engine && engine ? { engine } : {}),
  }));
}

function isOf({ sources, engine }: RecordPart, maker: Maker): boolean {
  return sources?.hash === maker.sources.hash && engine === maker.engine;
}

function origin({ sources: theirs, engine }: RecordPart, { sources: ours, engine: own }: Maker): string {
  if (!theirs) return 'does not say which sources made it';
  if (theirs.hash === ours.hash) return `was made on the engine ${engine}, this one is ${own}`;
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
