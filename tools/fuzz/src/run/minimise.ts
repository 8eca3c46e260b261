/** Trials after which the smallest input so far is returned. */
const MOST_TRIALS = 2000;

/**
 * Removes pieces of an input as long as it still fails, large ones first.
 *
 * @param fails whether an input shows the same fault.
 */
export async function minimise(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let smallest = bytes;
  let trials = 0;
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.length && trials < MOST_TRIALS; trials++) {
      const shorter = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]);
      if (await fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
