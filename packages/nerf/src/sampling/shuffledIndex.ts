const ROUNDS = 4;

/**
 * Returns a pseudorandom permutation of 0 … count − 1 that is computed, not stored: a Feistel network over the next power of
 * four, iterated until the result is less than `count`.
 *
 * @param seed integer that selects the permutation.
 * @returns function position → index.
 * @see Black and Rogaway 2002, Ciphers with Arbitrary Finite Domains
 */
export function shuffledIndex(count: number, seed: number): (position: number) => number {
  const halfBits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count)) / 2));
  const half = 2 ** halfBits;
  const permute = (value: number): number => {
    let left = Math.floor(value / half);
    let right = value % half;
    for (let round = 0; round < ROUNDS; round++) {
      const mixed = (left ^ mix(right, seed, round)) & (half - 1);
      left = right;
      right = mixed;
    }
    return left * half + right;
  };
  return (position) => {
    let value = permute(position);
    while (value >= count) value = permute(value);
    return value;
  };
}

/** Hashes the three to 32 well-mixed bits. */
function mix(value: number, seed: number, round: number): number {
  let word = (value + Math.imul(seed + 1, 0x9e3779b9) + Math.imul(round + 1, 0x85ebca6b)) >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
  return word ^ (word >>> 16);
}
