import { type Matrix, rowOf } from './matrix.ts';

/** Returns A·B, `[n, k]`·`[k, m]` → `[n, m]`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) {
    throw new RangeError(
      `multiply: the first matrix must have as many columns as the second has rows, got ${a.columns} and ${b.rows}`,
    );
  }
  const m = b.columns;
  const values = new Float64Array(a.rows * m);
  // A single column is contiguous: rows of one entry would cost more than the products.
  if (m === 1) return { rows: a.rows, columns: 1, values: values.map((_, i) => dot(rowOf(a, i), b.values)) };
  for (let i = 0; i < a.rows; i++) {
    const result = values.subarray(i * m, (i + 1) * m);
    for (let k = 0; k < a.columns; k++) addScaled(result, a.values[i * a.columns + k]!, rowOf(b, k));
  }
  return { rows: a.rows, columns: m, values };
}

/** Returns A·Bᵀ, `[n, k]`·`[m, k]`ᵀ → `[n, m]`. */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.columns) {
    throw new RangeError(
      `multiplyTransposed: both matrices must have the same number of columns, got ${a.columns} and ${b.columns}`,
    );
  }
  const values = new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++) {
    const left = rowOf(a, i);
    for (let j = 0; j < b.rows; j++) values[i * b.rows + j] = dot(left, rowOf(b, j));
  }
  return { rows: a.rows, columns: b.rows, values };
}

/** Returns Σ uᵢvᵢ. */
export function dot(u: Float64Array, v: Float64Array): number {
  let sum0 = 0;
  let sum1 = 0;
  const even = u.length & ~1;
  for (let i = 0; i < even; i += 2) {
    sum0 += u[i]! * v[i]!;
    sum1 += u[i + 1]! * v[i + 1]!;
  }
  return even < u.length ? sum0 + sum1 + u[even]! * v[even]! : sum0 + sum1;
}

/** Adds factor·v to u, in place. */
export function addScaled(u: Float64Array, factor: number, v: Float64Array): void {
  for (let i = 0; i < u.length; i++) u[i]! += factor * v[i]!;
}
