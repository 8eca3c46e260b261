import { checkFinite } from '@fourier-features/core/check';

/** A dense matrix of float64 numbers, `[rows, columns]` row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * Returns a matrix of `values`, row by row, or of zeros without them. A Float64Array is not copied.
 *
 * @throws RangeError unless there are rows·columns numbers, all finite.
 * @example
 * import { matrix } from '@fourier-features/theory';
 *
 * const points = matrix(3, 2, [0, 0, 0.5, 0, 0.5, 0.5]); // three points in the plane
 */
export function matrix(rows: number, columns: number, values?: ArrayLike<number>): Matrix {
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 0 || columns < 0) {
    throw new RangeError(
      `matrix: rows and columns must be integers of at least 0, got ${rows} and ${columns}`,
    );
  }
  if (!values) return { rows, columns, values: new Float64Array(rows * columns) };
  if (values.length !== rows * columns) {
    throw new RangeError(`matrix: values must be [${rows}, ${columns}], got ${values.length} numbers`);
  }
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values);
  checkFinite('matrix', 'values', numbers);
  return { rows, columns, values: numbers };
}

/**
 * Returns numbers `[n]` as a matrix `[n, 1]`, such as n points of a line.
 *
 * @throws RangeError unless all are finite.
 * @example
 * import { columnMatrix } from '@fourier-features/theory';
 *
 * const points = columnMatrix([0, 0.25, 0.5, 0.75]);
 */
export function columnMatrix(values: ArrayLike<number>): Matrix {
  return matrix(values.length, 1, values);
}

/** Returns row `i` as a view: writing to it changes the matrix. */
export function rowOf({ columns, values }: Matrix, i: number): Float64Array {
  return values.subarray(i * columns, (i + 1) * columns);
}

/** Returns Aᵀ, a new matrix. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  const result = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = values[i * columns + j]!;
  }
  return { rows: columns, columns: rows, values: result };
}

/** @throws RangeError unless the matrix is `[rows, columns]`. */
export function checkMatrix(
  caller: string,
  name: string,
  given: Matrix,
  rows: number,
  columns: number,
): void {
  if (given.rows !== rows || given.columns !== columns) {
    throw new RangeError(
      `${caller}: ${name} must be [${rows}, ${columns}], got [${given.rows}, ${given.columns}]`,
    );
  }
}
