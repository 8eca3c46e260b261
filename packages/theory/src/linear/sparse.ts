/** The entries of a vector that may differ from 0. */
export interface SparseVector {
  /** Places, ascending, each once. */
  readonly indices: readonly number[];
  /** Value at each place. */
  readonly values: readonly number[];
}

/** Returns the vector with `values` at `indices`, in any order; those at one place add up. */
export function sparseVector(indices: readonly number[], values: readonly number[]): SparseVector {
  const sums = new Map<number, number>();
  for (const [at, index] of indices.entries()) sums.set(index, (sums.get(index) ?? 0) + values[at]!);
  const sorted = [...sums].sort(([a], [b]) => a - b);
  return { indices: sorted.map(([index]) => index), values: sorted.map(([, value]) => value) };
}

/** Returns Σ uᵢvᵢ. */
export function sparseDot(u: SparseVector, v: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < u.indices.length && j < v.indices.length; ) {
    const difference = u.indices[i]! - v.indices[j]!;
    if (difference === 0) sum += u.values[i]! * v.values[j]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}
