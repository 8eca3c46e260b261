/** Sorts items by a key, an integer below `keyCount`. Stable: items of equal key keep their order. */
export function countingSort(
  items: Uint32Array,
  keyCount: number,
  key: (item: number) => number,
): Uint32Array {
  const starts = new Uint32Array(keyCount + 1);
  for (const item of items) starts[key(item) + 1]!++;
  for (let k = 0; k < keyCount; k++) starts[k + 1]! += starts[k]!;
  const sorted = new Uint32Array(items.length);
  for (const item of items) sorted[starts[key(item)]!++] = item;
  return sorted;
}
