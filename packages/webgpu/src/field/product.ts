import type { Gpu, Slice } from '../device/gpu.ts';
import { type ProductRole, productCode, type Tile } from '../shaders/product.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';

/** What a product works on. */
export interface ProductBuffers {
  /** The uniform of the round. */
  readonly round: Slice;
  /** The product's own uniform. */
  readonly product: Slice;
  /** The two that it reads, and the one that it writes. */
  readonly reads: readonly [Slice, Slice];
  readonly writes: Slice;
}

/** Sizes of the result: rows of `forward` and `inputs` are the points of the round. */
export interface ProductSize {
  readonly columns: number;
  /** Rows of the result of `weights`, and the splits that each have one. */
  readonly rows: number;
  readonly splits: () => number;
}

/** Binds a product in tiles to its buffers. */
export function createProduct(
  gpu: Gpu,
  role: ProductRole,
  tile: Tile,
  { columns, rows, splits }: ProductSize,
  { round, product, reads, writes }: ProductBuffers,
): Promise<Dispatch> {
  const x = Math.ceil(columns / tile.columns);
  return createDispatch(
    gpu,
    productCode(role, tile),
    [
      ['uniform', round],
      ['uniform', product],
      ['read', reads[0]],
      ['read', reads[1]],
      ['write', writes],
    ],
    (points) =>
      role === 'weights' ? [x, Math.ceil(rows / tile.rows), splits()] : [x, Math.ceil(points / tile.rows), 1],
  );
}
