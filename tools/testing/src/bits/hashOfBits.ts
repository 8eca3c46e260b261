/** Returns a hash of the bits of all numbers, in order, as 16 hexadecimal digits. Either sign of zero counts. */
export function hashOfBits(arrays: readonly (Float32Array | Float64Array)[]): string {
  // Two multiplicative hashes of 32 bits each (FNV-1a by word, with different primes).
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (const { buffer, byteOffset, byteLength } of arrays) {
    for (const word of new Uint32Array(buffer, byteOffset, byteLength / 4)) {
      first = Math.imul(first ^ word, 0x01000193);
      first ^= first >>> 15;
      second = Math.imul(second ^ word, 0x85ebca6b);
      second ^= second >>> 13;
    }
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
