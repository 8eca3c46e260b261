/** A partition of 0 … n − 1 into sets that can be merged: union by linking to the smaller number, find with path halving. */
export class DisjointSets {
  readonly #parents: Uint32Array;

  constructor(count: number) {
    this.#parents = Uint32Array.from({ length: count }, (_, i) => i);
  }

  /** Returns the smallest member of the set that contains `item`. */
  find(item: number): number {
    const parents = this.#parents;
    let at = item;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** Merges the sets of two items. */
  unite(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first < second) this.#parents[second] = first;
    else this.#parents[first] = second;
  }
}
