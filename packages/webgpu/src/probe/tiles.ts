import type { Tile } from '../shaders/product.ts';

/** Tiles of one class, which all suit it; the first is the usual one. */
export type Candidates = readonly [Tile, ...Tile[]];

/** Tiles of products with up to 4 and up to 32 columns, where those of wide products would mostly compute zeros. */
export const NARROW: Candidates = [{ rows: 64, columns: 4, depth: 16, threadRows: 1 }];
export const MIDDLE: Candidates = [{ rows: 64, columns: 32, depth: 16, threadRows: 4 }];

/**
 * Tiles of wide products, the usual one first: which one is fastest depends on the adapter. All fit into the 16 KiB of memory
 * and the 256 threads that every adapter gives a workgroup.
 */
export const WIDE: Candidates = [
  { rows: 64, columns: 64, depth: 16, threadRows: 8 },
  { rows: 64, columns: 64, depth: 16, threadRows: 4 },
  { rows: 128, columns: 64, depth: 16, threadRows: 8 },
  { rows: 32, columns: 64, depth: 16, threadRows: 4 },
];
