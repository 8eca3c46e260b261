/** Returns up to `count` items, evenly spread over a list and starting with the first. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const some = Math.min(count, items.length);
  return Array.from({ length: some }, (_, i) => items[Math.floor((i * items.length) / some)]!);
}
