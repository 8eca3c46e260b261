import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks.ts';
import { platformsWithoutModule } from './publishing/nativeModules.ts';
import { prepareRelease, publishRelease } from './publishing/publishCopy.ts';
import { type Registry, startRegistry } from './registry/startRegistry.ts';
import type { ReleaseCheck } from './releaseCheck.ts';
import { endPrograms } from './run.ts';
import { type Outcome, runChecks } from './runChecks.ts';

export interface CheckReleaseOptions {
  /** Names of the checks to run; all by default. */
  readonly only?: readonly string[] | undefined;
  /** Whether every platform's package must hold its native module in this repository. */
  readonly complete: boolean;
}

/** Runs side by side: most of a check is waiting for npm and the disk. */
const PARALLEL = 2;

/** Checks a release, prints what it finds as it goes, and returns the exit code. */
export async function checkRelease({ only, complete }: CheckReleaseOptions): Promise<number> {
  const checks = chosenChecks(CHECKS, only);
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-release-'));
  const say = progress();
  let started: Promise<Registry> | undefined;
  const clean = async (): Promise<void> => {
    endPrograms();
    // It may still be starting if what runs at the same time failed.
    const registry = await started?.catch(() => undefined);
    await registry?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clean().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  const report = (outcome: Outcome) => say(describe(outcome));
  try {
    const outcomes: Outcome[] = complete ? [completeness()] : [];
    outcomes.forEach(report);
    started = startRegistry(join(folder, 'registry'));
    const [local, release] = await Promise.all([started, prepareRelease(folder)]);
    say(release.native);
    await publishRelease(release, local);
    say(`published ${release.tarballs.length} packages to a registry on this machine`);
    // Every npm that a check starts inherits this, and takes our packages from nowhere else.
    process.env['npm_config_@fourier-features:registry'] = local.url;
    const { tarballs } = release;
    // The tarballs, the registry and the copy of the repository have folders with names of their own.
    const own = join(folder, 'checks');
    await mkdir(own);
    outcomes.push(...(await runChecks({ checks, tarballs, folder: own, parallel: PARALLEL, report })));
    process.stdout.write(closing(outcomes));
    return outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0;
  } catch (error) {
    process.stdout.write(`${(error as Error).message}\n0 passed, 1 failed\n`);
    return 1;
  } finally {
    await clean();
  }
}

/** @throws RangeError if there is no check of a name. */
export function chosenChecks(
  checks: readonly ReleaseCheck[],
  only?: readonly string[],
): readonly ReleaseCheck[] {
  const names = checks.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`--only must be one of ${names.join(', ')}, got ${unknown}`);
  return only ? checks.filter(({ name }) => only.includes(name)) : checks;
}

/** Refuses what `changeset publish` would publish from this repository without its native module. */
function completeness(): Outcome {
  const faults = platformsWithoutModule().map(
    ({ name }) => `${name}: no native module. Run node packages/native/scripts/crossCompile.ts`,
  );
  return { name: 'native modules', faults };
}

function describe({ name, faults }: Outcome): string {
  return [`${name}: ${faults.length === 0 ? 'passed' : 'failed'}`, ...faults].join('\n         ');
}

/** Returns the last line, which counts checks. */
export function closing(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
  return `${outcomes.length - failed} passed, ${failed} failed\n`;
}

/** Returns a function that prints a line with the time since the start. */
function progress(): (line: string) => void {
  const start = performance.now();
  return (line) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stdout.write(`${seconds.padStart(5)} s  ${line}\n`);
  };
}
