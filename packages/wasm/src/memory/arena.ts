/** Allocates consecutive pieces of a linear memory. */
export interface Arena {
  /** Returns the address of the next free `bytes`, aligned to ALIGNMENT. */
  take(bytes: number): number;
  /** End of the last piece. */
  readonly end: number;
}

/** Bytes of sixteen rows of sixteen float32: the kernels infer from an address where sixteen rows end. */
export const ALIGNMENT = 1024;

/** Creates an arena whose first piece is at `start`, rounded up to ALIGNMENT. */
export function createArena(start: number): Arena {
  let end = roundUp(start, ALIGNMENT);
  return {
    take: (bytes) => {
      const address = end;
      end += roundUp(bytes, ALIGNMENT);
      return address;
    },
    get end() {
      return end;
    },
  };
}

/** Returns the least multiple of `unit` that is at least `value`. */
export function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
