import { mkdir, writeFile } from 'node:fs/promises';
import type { Engine } from '@fourier-features/core';
import { openRecord } from '@fourier-features/experiments';
import { wasmEngine } from '@fourier-features/wasm';

export type ProtocolName = 'quick' | 'paper';

/** What a figure is told. */
export interface FigureRun {
  readonly protocol: ProtocolName;
  /** Instead of the protocol's number of steps, to try it out; nothing is recorded then. */
  readonly steps: number | undefined;
}

/** One figure of a paper: one record and its pictures. */
export interface Figure {
  /** Numbers it answers to, the first one naming its files: `fig03-quick.json`. */
  readonly names: readonly string[];
  readonly title: string;
  /** Minutes on two cores that are otherwise idle, estimated. */
  readonly minutes: Readonly<Record<ProtocolName, number>>;
  run(run: FigureRun): Promise<void>;
}

/** One number, or several in order, beside what is expected. */
export interface Comparison {
  readonly quantity: string;
  readonly ours: number | readonly number[];
  /** Null where nothing is published. */
  readonly expected: number | readonly number[] | null;
  /** Where the expected value is from, and how exact it is. */
  readonly source?: string;
}

export interface Sheet {
  /** Says a result, and adds it to the record. */
  compare(comparison: Comparison): Promise<void>;
  /** Writes a picture beside the record, such as `fig02b-quick.png`. */
  picture(name: string, content: string | Uint8Array): Promise<void>;
}

const RECORDS = new URL('records/', import.meta.url);

/**
 * Opens the record of a figure; with `steps` given nothing is written.
 *
 * @param constants of the protocol, seeds among them.
 */
export function openSheet<Constants extends object>(
  name: string,
  { protocol, steps }: FigureRun,
  constants: Constants,
  engine: Engine | undefined,
): Sheet {
  const record = openRecord<Constants, Comparison>(new URL(`${name}-${protocol}.json`, RECORDS), {
    experiment: `theory/${name}/${protocol}`,
    engine: engine?.name ?? 'none',
    protocol: constants,
  });
  return {
    compare: async (comparison) => {
      process.stdout.write(`${sentence(comparison)}\n`);
      if (steps === undefined) await record.add(comparison);
    },
    picture: async (file, content) => {
      const dot = file.lastIndexOf('.');
      if (steps !== undefined) return;
      await mkdir(RECORDS, { recursive: true });
      await writeFile(new URL(`${file.slice(0, dot)}-${protocol}${file.slice(dot)}`, RECORDS), content);
    },
  };
}

/** The engine that figures train on. */
export function figureEngine(): Promise<Engine> {
  return wasmEngine();
}

function sentence({ quantity, ours, expected }: Comparison): string {
  const text = (values: number | readonly number[]): string =>
    [values]
      .flat()
      .map((value) => value.toPrecision(4))
      .join(', ');
  return `${quantity}: ${text(ours)}${expected === null ? '' : ` (expected ${text(expected)})`}`;
}
