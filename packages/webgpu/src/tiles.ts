import type { Tile } from './shaders/product.ts';

/** Returns the tile of a product with so many columns. */
export type Tiles = (columns: number) => Tile;

/** The tile of products with more than four columns, and that of the others. */
const WIDE: Tile = { rows: 64, columns: 64, depth: 16, threadRows: 8 };
const NARROW: Tile = { rows: 64, columns: 4, depth: 16, threadRows: 1 };

export const usualTiles: Tiles = (columns) => (columns > 4 ? WIDE : NARROW);
