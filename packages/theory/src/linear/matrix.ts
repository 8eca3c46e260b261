import { checkFinite } from '@fourier-features/core/check';
/** A dense matrix of float64 numbers, `[rows, columns]` row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The matrix of those numbers, which are copied unless they are a Float64Array; zeros where none are given.
 *
 * @throws RangeError unless there are rows·columns numbers, all finite.
 */
export function matrix(rows: number, columns: number, values?: ArrayLike<number>): Matrix {
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 0 || columns < 0) {
    throw new RangeError(`matrix: rows and columns must be whole numbers, got ${rows} and ${columns}`);
  }
  if (!values) return { rows, columns, values: new Float64Array(rows * columns) };
  if (values.length !== rows * columns) {
    throw new RangeError(`matrix: values must be [${rows}, ${columns}], got ${values.length} numbers`);
  }
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values);
  checkFinite('matrix', 'values', numbers);
  return { rows, columns, values: numbers };
}

/** Numbers `[n]` as a matrix `[n, 1]`. */
export function columnMatrix(values: ArrayLike<number>): Matrix {
  return matrix(values.length, 1, values);
}

/** Row `i`, a view: writing to it changes the matrix. */
export function rowOf({ columns, values }: Matrix, i: number): Float64Array {
  return values.subarray(i * columns, (i + 1) * columns);
}

/** Aᵀ, a new matrix. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  const result = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = values[i * columns + j]!;
  }
  return { rows: columns, columns: rows, values: result };
}

/** @throws RangeError unless the matrix is `[rows, columns]`. */
export function checkShape(caller: string, name: string, given: Matrix, rows: number, columns: number): void {
  if (given.rows !== rows || given.columns !== columns) {
    throw new RangeError(
      `${caller}: ${name} must be [${rows}, ${columns}], got [${given.rows}, ${given.columns}]`,
    );
  }
}
