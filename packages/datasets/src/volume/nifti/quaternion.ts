/**
 * Computes the rotation that a qform stores, from the columns of an affine transform divided by their lengths.
 *
 * @param affine 4 × 4, row by row, invertible.
 * @param spacing lengths of its columns.
 * @returns the last three numbers (b, c, d) of the unit quaternion with a ≥ 0, and qfac, −1 if the third column is
 * mirrored; undefined if the columns are not orthogonal, which a qform cannot represent.
 * @see https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h, "QUATERNION REPRESENTATION OF ROTATION MATRIX"
 */
export function quaternionOf(
  affine: readonly number[],
  spacing: readonly [number, number, number],
): { bcd: [number, number, number]; qfac: 1 | -1 } | undefined {
  const unit = (row: number, column: number) => affine[4 * row + column]! / spacing[column]!;
  const dot = (p: number, q: number) =>
    unit(0, p) * unit(0, q) + unit(1, p) * unit(1, q) + unit(2, p) * unit(2, q);
  if (Math.max(Math.abs(dot(0, 1)), Math.abs(dot(0, 2)), Math.abs(dot(1, 2))) > 1e-5) return undefined;
  const [xx, xy, yx, yy, zx, zy] = [unit(0, 0), unit(0, 1), unit(1, 0), unit(1, 1), unit(2, 0), unit(2, 1)];
  // the third column that makes the rotation proper
  const [xz, yz, zz] = [yx * zy - zx * yy, zx * xy - xx * zy, xx * yy - yx * xy];
  const qfac = xz * unit(0, 2) + yz * unit(1, 2) + zz * unit(2, 2) < 0 ? -1 : 1;
  // four times the squares of a, b, c, d; dividing by the largest is the most precise
  const squares = [1 + xx + yy + zz, 1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz];
  const products = [
    [squares[0]!, zy - yz, xz - zx, yx - xy],
    [zy - yz, squares[1]!, yx + xy, xz + zx],
    [xz - zx, yx + xy, squares[2]!, zy + yz],
    [yx - xy, xz + zx, zy + yz, squares[3]!],
  ];
  const largest = squares.indexOf(Math.max(...squares));
  const norm = 2 * Math.sqrt(squares[largest]!);
  const [a, b, c, d] = products[largest]!.map((product) => product / norm) as [
    number,
    number,
    number,
    number,
  ];
  const sign = a < 0 ? -1 : 1;
  return { bcd: [sign * b, sign * c, sign * d], qfac };
}
