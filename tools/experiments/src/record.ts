import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Machine, thisMachine } from '@fourier-features/core/node';
import { extendedParts, type RecordPart, ResumeError, resumedParts } from './recordParts.ts';
import { readSources, type Sources } from './sources/readSources.ts';

/** The content of `records/*.json`: what was measured, by which sources, with which engine and on which machine. */
export interface ExperimentRecord<Protocol, Result> {
  /** Name of the task and of the protocol, such as `image/quick`. */
  readonly experiment: string;
  readonly version: string;
  /** What made the results, in their order: one part unless results of other sources were kept. */
  readonly parts: readonly RecordPart[];
  readonly date: string;
  readonly machine: Machine;
  readonly engine: string;
  /** All constants of the protocol, including seeds. */
  readonly protocol: Protocol;
  /** What the protocol plans and no result covers yet; left out if nothing. */
  readonly missing?: readonly string[];
  readonly results: readonly Result[];
}

/** A record that grows: its file is rewritten with all results so far whenever one is added. */
export interface OpenRecord<Result> {
  readonly results: readonly Result[];
  add(result: Result): Promise<void>;
}

export interface RecordOptions<Protocol, Result = unknown> {
  experiment: string;
  engine: string;
  protocol: Protocol;
  /** What makes the results; by default the script that Node was started with and all that it imports. */
  sources?: Sources;
  /** Starts with the results in `file` if they have the same experiment, protocol and version. */
  resume?: boolean;
  /** With `resume`, keeps results that other sources or engines made, in a part of their own. */
  mixedSources?: boolean;
  /** Returns what the results leave of the protocol, for people; by default nothing. */
  missing?: (results: readonly Result[]) => readonly string[];
}

/**
 * Opens a record in `file`. Nothing is written until the first result is added. If `resume` finds results that other sources
 * or another engine made, or that do not say which, prints one line to standard error and exits with 2, except with
 * `mixedSources`.
 */
export function openRecord<Protocol, Result>(
  file: URL,
  options: RecordOptions<Protocol, Result>,
): OpenRecord<Result> {
  try {
    return resumeRecord(fileURLToPath(file), options);
  } catch (error) {
    if (!(error instanceof ResumeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** @throws ResumeError as `resumedParts` does. */
function resumeRecord<Protocol, Result>(
  path: string,
  options: RecordOptions<Protocol, Result>,
): OpenRecord<Result> {
  const { experiment, engine, protocol, resume = false, mixedSources = false } = options;
  const sources = options.sources ?? readSources(pathToFileURL(process.argv[1]!));
  const maker = { sources, engine };
  const before = resume ? earlierRecord<Protocol, Result>(path, options) : undefined;
  const earlier = before ? resumedParts(path, before, maker, mixedSources) : [];
  const results = [...(before?.results ?? [])];
  const kept = results.length;
  return {
    results,
    add: async (result) => {
      results.push(result);
      const missing = options.missing?.(results) ?? [];
      const record: ExperimentRecord<Protocol, Result> = {
        experiment,
        version: ownVersion(),
        parts: extendedParts(earlier, maker, results.length - kept),
        date: new Date().toISOString().slice(0, 10),
        machine: thisMachine(),
        engine,
        protocol,
        ...(missing.length > 0 ? { missing } : {}),
        results,
      };
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`);
      await rename(`${path}.part`, path);
    },
  };
}

/** Returns the record in `path` if it may be resumed: the same experiment, version and protocol. */
function earlierRecord<Protocol, Result>(
  path: string,
  { experiment, protocol }: RecordOptions<Protocol, Result>,
): ExperimentRecord<Protocol, Result> | undefined {
  if (!existsSync(path)) return undefined;
  const before = JSON.parse(readFileSync(path, 'utf8')) as ExperimentRecord<Protocol, Result>;
  const same =
    before.experiment === experiment &&
    before.version === ownVersion() &&
    JSON.stringify(before.protocol) === JSON.stringify(protocol);
  return same ? before : undefined;
}

/** All packages share one version; this reads core's. */
function ownVersion(): string {
  const manifest = readFileSync(
    fileURLToPath(import.meta.resolve('@fourier-features/core/package.json')),
    'utf8',
  );
  return (JSON.parse(manifest) as { version: string }).version;
}
