/** Allocates consecutive pieces of memory. */
export interface Arena {
  /** Returns the address of the next free `bytes`, aligned to ALIGNMENT. */
  take(bytes: number): number;
  /** End of the last piece. */
  readonly end: number;
}

/** Bytes: of the widest vectors, and of a line of the cache. ALIGNMENT in c/plan.h. */
export const ALIGNMENT = 64;

/** Creates an arena whose first piece is at 0. */
export function createArena(): Arena {
  let end = 0;
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
