import { mkdir, writeFile } from 'node:fs/promises';
import type { Engine } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { openRecord, readSources, shortenProtocol } from '@fourier-features/experiments';

export type ProtocolName = 'quick' | 'paper';

/** Options of a run. */
export interface FigureRun {
  readonly protocol: ProtocolName;
  /** Training steps in place of the protocol's; makes a trial run. */
  readonly steps: number | undefined;
  /** Fraction of the protocol's steps and lists to spend, in (0, 1]; makes a trial run. */
  readonly budget: number | undefined;
  /** Whether to keep the results that the record of the same protocol holds, and add the rest. */
  readonly resume: boolean;
}

/** Returns whether less than the protocol is run, so that nothing may be recorded. */
export function isTrial({ steps, budget }: FigureRun): boolean {
  return steps !== undefined || budget !== undefined;
}

/** Returns the number of steps that a trial run leaves of those planned. */
export function stepsOf(run: FigureRun, planned: number): number {
  return shortenProtocol({ steps: planned }, run).steps;
}

/** A figure of a paper: a record and its pictures. */
export interface Figure {
  /** Names for `--figure`. */
  readonly names: readonly string[];
  readonly title: string;
  /** Estimated minutes on two otherwise idle cores. */
  readonly minutes: Readonly<Record<ProtocolName, number>>;
  run(run: FigureRun): Promise<void>;
}

/** One number, or several in order, next to the expected ones. */
export interface Comparison {
  readonly quantity: string;
  readonly ours: number | readonly number[];
  /** Null if nothing is published. */
  readonly expected: number | readonly number[] | null;
  /** Where the expected value is from, and how exact it is. */
  readonly source?: string;
}

export interface Sheet {
  /** Prints a result and adds it to the record, unless the record already holds it. */
  compare(comparison: Comparison): Promise<void>;
  /** Returns the numbers that the record holds under this name; if there are none, makes, prints and records them. */
  measure(quantity: string, make: () => Promise<readonly number[]>): Promise<readonly number[]>;
  /** Writes a picture next to the record; the protocol is added to its name, as in `fig02b-quick.png`. */
  picture(name: string, content: string | Uint8Array): Promise<void>;
}

const RECORDS = new URL('records/', import.meta.url);

/**
 * Opens the record of a figure. Nothing is written in a trial run.
 *
 * @param name the figure's module, such as `fig02`, and the first part of its files' names.
 * @param constants all constants of the protocol, seeds included.
 */
export function openSheet<Constants extends object>(
  name: string,
  run: FigureRun,
  constants: Constants,
  engine: Engine | undefined,
): Sheet {
  const { protocol, resume } = run;
  const record = openRecord<Constants, Comparison>(new URL(`${name}-${protocol}.json`, RECORDS), {
    experiment: `theory/${name}/${protocol}`,
    engine: engine?.name ?? 'none',
    protocol: constants,
    // Only this figure's own module: the others do not change its numbers.
    sources: readSources(new URL(`${name}.ts`, import.meta.url)),
    resume: resume && !isTrial(run),
  });
  const held = (quantity: string): Comparison | undefined =>
    record.results.find((result) => result.quantity === quantity);
  const compare = async (comparison: Comparison): Promise<void> => {
    process.stdout.write(`${sentence(comparison)}\n`);
    if (!isTrial(run) && !held(comparison.quantity)) await record.add(comparison);
  };
  return {
    compare,
    measure: async (quantity, make) => {
      const earlier = held(quantity);
      if (earlier) return [earlier.ours].flat();
      const ours = await make();
      await compare({ quantity, ours, expected: null });
      return ours;
    },
    picture: async (file, content) => {
      const dot = file.lastIndexOf('.');
      if (isTrial(run)) return;
      await mkdir(RECORDS, { recursive: true });
      await writeFile(new URL(`${file.slice(0, dot)}-${protocol}${file.slice(dot)}`, RECORDS), content);
    },
  };
}

/** Opens the engine that figures train on. */
export async function figureEngine(): Promise<Engine> {
  return (await chooseEngine()).engine;
}

function sentence({ quantity, ours, expected }: Comparison): string {
  const text = (values: number | readonly number[]): string =>
    [values]
      .flat()
      .map((value) => value.toPrecision(4))
      .join(', ');
  return `${quantity}: ${text(ours)}${expected === null ? '' : ` (expected ${text(expected)})`}`;
}
