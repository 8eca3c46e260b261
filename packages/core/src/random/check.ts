const TWO_TO_32 = 2 ** 32;

/** @throws RangeError unless the seed is an integer from 0 to 2³² − 1. */
export function checkSeed(caller: string, seed: number): void {
  if (!Number.isInteger(seed) || seed < 0 || seed >= TWO_TO_32)
    throw new RangeError(`${caller}: seed must be an integer from 0 to ${TWO_TO_32 - 1}, got ${seed}`);
}

/** @throws RangeError unless the bound of random integers is an integer from 1 to 2³². */
export function checkBound(bound: number): void {
  if (!Number.isInteger(bound) || bound < 1 || bound > TWO_TO_32)
    throw new RangeError(`integers: bound must be an integer from 1 to ${TWO_TO_32}, got ${bound}`);
}
