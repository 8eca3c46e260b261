import type { Mutator } from './mutator.ts';

/** Integers at which counts, sizes and signs change their meaning. */
const INTEGERS: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, 4n, 16n, 100n, 1000n, 40_000n, 65_537n, 1_000_000n, 100_000_000n],
  ...[7n, 8n, 15n, 16n, 24n, 28n, 31n, 32n, 53n, 62n, 63n, 64n].flatMap((bits) => [
    2n ** bits - 1n,
    2n ** bits,
  ]),
  ...[-1n, -2n, -128n, -32_768n, -2_147_483_648n],
];

/** Floats at which arithmetic and comparisons change their meaning. */
export const FLOATS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  1e-45,
  3.4e38,
  -3.4e38,
  1e308,
  2 ** 31,
  2 ** 53,
];

/** Bytes in which headers and their counts lie. */
const HEADER_BYTES = 512;

/** Overwrites an integer of 1, 2, 4 or 8 bytes, in either byte order and at any alignment. */
const integer: Mutator = (bytes, draw) => {
  const size = draw.pick([1, 2, 4, 8] as const);
  if (bytes.length < size) return bytes;
  const changed = bytes.slice();
  const at = draw.below(draw.pick([Math.min(bytes.length, HEADER_BYTES), bytes.length]) - size + 1);
  const littleEndian = draw.below(2) === 0;
  const value = BigInt.asUintN(8 * size, draw.pick(INTEGERS));
  for (let i = 0; i < size; i++) {
    const place = littleEndian ? i : size - 1 - i;
    changed[at + place] = Number((value >> BigInt(8 * i)) & 255n);
  }
  return changed;
};

/** Overwrites a float of 4 or 8 bytes, in either byte order and at any alignment. */
const float: Mutator = (bytes, draw) => {
  const size = draw.pick([4, 8] as const);
  if (bytes.length < size) return bytes;
  const changed = bytes.slice();
  const view = new DataView(changed.buffer, draw.below(bytes.length - size + 1), size);
  const littleEndian = draw.below(2) === 0;
  if (size === 4) view.setFloat32(0, draw.pick(FLOATS), littleEndian);
  else view.setFloat64(0, draw.pick(FLOATS), littleEndian);
  return changed;
};

/** Changes to binary numbers. */
export const numberMutators: readonly Mutator[] = [integer, float];
