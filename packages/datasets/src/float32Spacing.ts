/**
 * Returns the distance from a number to the next larger one that float32 has, 2^(⌊log₂|x|⌋ − 23): the unit to which coordinates
 * of this size are rounded.
 */
export function float32Spacing(value: number): number {
  return 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(value))) - 23);
}

/** Returns the largest spacing among coordinates. */
export function largestSpacing(coordinates: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < coordinates.length; i++) largest = Math.max(largest, Math.abs(coordinates[i]!));
  return float32Spacing(largest);
}
