/** Data made by formula, with what it is and whose it is. */
export interface Phantom {
  /** Row-major, in [0, 1]. */
  values: Float32Array;
  /** `[height, width]`, or `[depth, height, width]`. */
  shape: number[];
  /** What it is, and how it was made. */
  source: string;
  license: string;
}

/** Phantoms are numbers from published tables: nobody's work in particular. */
export const PHANTOM_LICENSE = 'CC0-1.0';

/** @throws RangeError if a side is not a whole number of at least 2 samples. */
export function checkSide(caller: string, argument: string, side: number): void {
  if (!Number.isInteger(side) || side < 2) {
    throw new RangeError(`${caller}: ${argument} must be a whole number of at least 2 samples, got ${side}`);
  }
}
