/** A partition of 0 … n − 1 that grows coarser: union by linking to the smaller number, find with path halving. */
export class DisjointSets {
  readonly #parents: Uint32Array;

  constructor(count: number) {
    this.#parents = Uint32Array.from({ length: count }, (_, i) => i);
  }

  /** The smallest member of the set that `item` is in. */
  find(item: number): number {
    const parents = this.#parents;
    let at = item;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  unite(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first < second) this.#parents[second] = first;
    else this.#parents[first] = second;
  }
}
