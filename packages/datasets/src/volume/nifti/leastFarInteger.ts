import type { NiftiType } from './niftiTypes.ts';

/** Largest magnitude up to which all integers are exact in double precision. */
const EXACT = 2n ** 53n;

/** Returns the reader of 64-bit integers of a type; undefined for other types. */
export function integerReader(
  dataType: NiftiType,
): ((view: DataView, at: number, littleEndian: boolean) => bigint) | undefined {
  if (dataType === 'int64') return (view, at, little) => view.getBigInt64(at, little);
  return dataType === 'uint64' ? (view, at, little) => view.getBigUint64(at, little) : undefined;
}

/**
 * Returns the least of 64-bit integers if doubles would round some of them and hold their differences from it; else 0.
 *
 * @param read returns the integer of a voxel.
 */
export function leastFarInteger(count: number, read: (voxel: number) => bigint): bigint {
  let [least, greatest] = [read(0), read(0)];
  for (let voxel = 1; voxel < count; voxel++) {
    const integer = read(voxel);
    if (integer < least) least = integer;
    if (integer > greatest) greatest = integer;
  }
  const isExact = -EXACT <= least && greatest <= EXACT;
  return isExact || greatest - least > EXACT ? 0n : least;
}
