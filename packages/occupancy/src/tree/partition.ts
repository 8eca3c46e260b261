/**
 * Reorders items [start, end) so that those before `middle` have keys no greater than those from `middle` on, in linear time
 * on average.
 *
 * @see Hoare 1961, "Algorithm 65: find"
 */
export function partition(
  items: Uint32Array,
  key: (item: number) => number,
  start: number,
  end: number,
  middle: number,
): void {
  let low = start;
  let high = end - 1;
  while (low < high) {
    const pivot = key(items[(low + high) >> 1]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (key(items[i]!) < pivot) i++;
      while (key(items[j]!) > pivot) j--;
      if (i > j) break;
      const swapped = items[i]!;
      items[i++] = items[j]!;
      items[j--] = swapped;
    }
    // Items between j and i equal the pivot.
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
