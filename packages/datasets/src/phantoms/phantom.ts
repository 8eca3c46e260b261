/** Data made by formula, and its provenance. */
export interface Phantom<Shape extends readonly number[] = readonly number[]> {
  /** Values in [0, 1], row-major. */
  readonly values: Float32Array;
  /** `[height, width]` or `[depth, height, width]`. */
  readonly shape: Shape;
  /** What it is and how it was made. */
  readonly source: string;
  readonly license: string;
}

/** Phantoms are numbers from published tables, free of copyright. */
export const PHANTOM_LICENSE = 'CC0-1.0';

/** @throws RangeError if `shape` is not `rank` integers of at least 2 samples, the last two of them equal. */
export function checkSquare(caller: string, shape: readonly number[], rank: 2 | 3): void {
  const valid = shape.length === rank && shape.every((side) => Number.isInteger(side) && side >= 2);
  if (valid && shape.at(-2) === shape.at(-1)) return;
  throw new RangeError(
    `${caller}: shape must be ${rank === 2 ? '[n, n]' : '[depth, n, n]'}, integers of at least 2 samples, ` +
      `got [${shape.join(', ')}]`,
  );
}
