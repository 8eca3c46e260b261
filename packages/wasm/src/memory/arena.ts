/** Hands out consecutive pieces of a linear memory. */
export interface Arena {
  /** The address of the next free `bytes`, aligned to ALIGNMENT. */
  take(bytes: number): number;
  /** The end of all that was taken. */
  readonly end: number;
}

/** Sixteen rows of sixteen float32: the kernels tell from an address where sixteen rows end. */
export const ALIGNMENT = 1024;

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

/** The least multiple of `unit` that is at least `value`. */
export function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
