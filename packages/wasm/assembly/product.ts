import { multiplyBlock, multiplyBlockBy2 } from './block';
import { BLOCK_BYTES, ROW_BYTES } from './plan';

/**
 * Computes C = F + A·B for `groups` × 6 rows of A and 16 columns of B; layouts as in block.ts.
 *
 * @param aGroup bytes from six rows of A to the next six.
 * @param count length of the sum; an odd one is rounded up, where the weight is zero.
 * @param fromGroup, cGroup bytes from a block of F, and of C, to the next.
 */
export function multiplyColumns(
  revectorized: i32,
  groups: i32,
  a: usize,
  aGroup: i32,
  jump: i32,
  b: usize,
  count: i32,
  from: usize,
  fromGroup: i32,
  c: usize,
  cGroup: i32,
): void {
  const even = (count + 1) & ~1;
  for (let group: i32 = 0; group < groups; group++) {
    if (revectorized) multiplyBlock(a, jump, b, even, from, c);
    else multiplyBlockBy2(a, jump, b, even, from, c);
    a += aGroup;
    from += fromGroup;
    c += cGroup;
  }
}

/** Bytes from the end of 16 weights of a row to the next 16 of that row. */
export const WEIGHT_JUMP: i32 = BLOCK_BYTES - ROW_BYTES;
