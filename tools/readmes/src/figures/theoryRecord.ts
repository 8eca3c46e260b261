import { readRecord } from '../readRecord.ts';

/** A line of a record of the theory experiments. */
export interface TheoryResult {
  readonly quantity: string;
  readonly ours: number | readonly number[];
  readonly expected: number | readonly number[] | null;
}

/** A record of the theory experiments, whose results are found by what they are. */
export interface TheoryRecord {
  readonly path: string;
  readonly results: readonly TheoryResult[];
  /** Constants of the protocol. */
  readonly protocol: Readonly<Record<string, unknown>>;
  /** Returns our values of the quantity that begins with `start`. */
  ours(start: string): readonly number[];
  /** Returns the published or recomputed values next to them; none if there are none. */
  expected(start: string): readonly number[];
}

/** Reads the record of a figure, such as `fig03-paper`. */
export function theoryRecord(name: string): TheoryRecord {
  const path = `packages/theory/experiments/records/${name}.json`;
  const { results, protocol } = readRecord<TheoryResult>(path);
  const find = (start: string): TheoryResult => {
    const found = results.find(({ quantity }) => quantity.startsWith(start));
    if (!found) throw new Error(`${path}: no quantity begins with "${start}"`);
    return found;
  };
  return {
    path,
    results,
    protocol,
    ours: (start) => listOf(find(start).ours),
    expected: (start) => listOf(find(start).expected ?? []),
  };
}

function listOf(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}
