import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Machine, thisMachine } from '@fourier-features/core/node';

/** The content of `records/*.json`: what was measured, with which engine and on which machine. */
export interface ExperimentRecord<Protocol, Result> {
  /** Name of the task and of the protocol, such as `image/quick`. */
  readonly experiment: string;
  readonly version: string;
  readonly date: string;
  readonly machine: Machine;
  readonly engine: string;
  /** All constants of the protocol, including seeds. */
  readonly protocol: Protocol;
  readonly results: readonly Result[];
}

/** A record that grows: its file is rewritten with all results so far whenever one is added. */
export interface OpenRecord<Result> {
  readonly results: readonly Result[];
  add(result: Result): Promise<void>;
}

export interface RecordOptions<Protocol> {
  experiment: string;
  engine: string;
  protocol: Protocol;
  /** Starts with the results in `file` if they have the same experiment, protocol, engine and version. */
  resume?: boolean;
}

/** Opens a record in `file`. Nothing is written until the first result is added. */
export function openRecord<Protocol, Result>(
  file: URL,
  { experiment, engine, protocol, resume = false }: RecordOptions<Protocol>,
): OpenRecord<Result> {
  const path = fileURLToPath(file);
  const results = resume ? earlierResults<Protocol, Result>(path, { experiment, engine, protocol }) : [];
  return {
    results,
    add: async (result) => {
      results.push(result);
      const record: ExperimentRecord<Protocol, Result> = {
        experiment,
        version: ownVersion(),
        date: new Date().toISOString().slice(0, 10),
        machine: thisMachine(),
        engine,
        protocol,
        results,
      };
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`);
      await rename(`${path}.part`, path);
    },
  };
}

function earlierResults<Protocol, Result>(
  path: string,
  { experiment, engine, protocol }: RecordOptions<Protocol>,
): Result[] {
  if (!existsSync(path)) return [];
  const before = JSON.parse(readFileSync(path, 'utf8')) as ExperimentRecord<Protocol, Result>;
  const same =
    before.experiment === experiment &&
    before.engine === engine &&
    before.version === ownVersion() &&
    JSON.stringify(before.protocol) === JSON.stringify(protocol);
  return same ? [...before.results] : [];
}

/** All packages share one version; this reads core's. */
function ownVersion(): string {
  const manifest = readFileSync(
    fileURLToPath(import.meta.resolve('@fourier-features/core/package.json')),
    'utf8',
  );
  return (JSON.parse(manifest) as { version: string }).version;
}
