import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tarball } from './pack.ts';
import type { ReleaseCheck } from './releaseCheck.ts';

/** What a part found. */
export interface Outcome {
  readonly name: string;
  /** A line per fault. */
  readonly faults: readonly string[];
}

export interface RunChecksOptions {
  readonly checks: readonly ReleaseCheck[];
  readonly tarballs: readonly Tarball[];
  /** Temporary: each check gets an empty folder in it. */
  readonly folder: string;
  /** How many checks run side by side. */
  readonly parallel: number;
  /** Hears of each check as it ends. */
  report(outcome: Outcome): void;
}

/** Runs every check, and counts an error that one throws as its fault. */
export async function runChecks({
  checks,
  tarballs,
  folder,
  parallel,
  report,
}: RunChecksOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...checks];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const outcome = { name: check.name, faults: await faultsOf(check, tarballs, folder) };
      outcomes.push(outcome);
      report(outcome);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return outcomes;
}

async function faultsOf(
  check: ReleaseCheck,
  tarballs: readonly Tarball[],
  folder: string,
): Promise<readonly string[]> {
  const own = join(folder, check.name.replaceAll(' ', '-'));
  try {
    await mkdir(own);
    return await check.run({ tarballs, folder: own });
  } catch (error) {
    return [`${check.name}: ${(error as Error).message}`];
  }
}
