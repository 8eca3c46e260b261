/** Returns the index of frequency f on an axis of n bins, DC first; null outside −⌊n/2⌋ ≤ f < ⌈n/2⌉. */
export function binOf(frequency: number, cells: number): number | null {
  const lowest = -Math.floor(cells / 2);
  if (frequency < lowest || frequency >= lowest + cells) return null;
  return frequency < 0 ? frequency + cells : frequency;
}

/** Returns the frequency of a bin, DC first: from −⌊n/2⌋ to ⌈n/2⌉ − 1 cycles per field of view. */
export function frequencyOf(bin: number, cells: number): number {
  return bin < Math.ceil(cells / 2) ? bin : bin - cells;
}

/** Sets the bin of a frequency vector, one component per axis, unless it lies outside the grid. */
export function markBin(mask: Uint8Array, shape: readonly number[], frequencies: ArrayLike<number>): void {
  let index = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    const bin = binOf(frequencies[axis]!, shape[axis]!);
    if (bin === null) return;
    index = index * shape[axis]! + bin;
  }
  mask[index] = 1;
}
