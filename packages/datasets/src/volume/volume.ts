/** A scalar field sampled on a regular grid in space. */
export interface Volume {
  /** `[depth, height, width]`, z slowest and x fastest: the order of NIfTI files. */
  values: Float32Array;
  /** Number of voxels along z, y and x. */
  shape: [depth: number, height: number, width: number];
  /** Distance between the centres of neighbouring voxels along x, y and z, in mm. */
  spacing: [x: number, y: number, z: number];
  /**
   * 4 × 4, row by row: (column, row, slice, 1) → position of that voxel's centre in mm, x to the right, y to the front and
   * z to the top of whoever is in it.
   */
  affine: number[];
}

/** Most voxels that a volume may have: 2²⁸, 1 GiB of values. */
export const MAX_VOXELS: number = 2 ** 28;

/** The lengths of the first three columns of an affine. */
export function spacingOf(affine: readonly number[]): Volume['spacing'] {
  const length = (column: number) => Math.hypot(affine[column]!, affine[4 + column]!, affine[8 + column]!);
  return [length(0), length(1), length(2)];
}

/** The determinant of an affine's 3 × 3 part. */
export function determinant(m: readonly number[]): number {
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[1]! * (m[4]! * m[10]! - m[6]! * m[8]!) +
    m[2]! * (m[4]! * m[9]! - m[5]! * m[8]!)
  );
}

/** @throws RangeError in the name of `caller` if the shape is none, or values and shape disagree. */
export function checkVolume(
  caller: string,
  { values, shape }: { readonly values: ArrayLike<number>; readonly shape: readonly number[] },
): void {
  checkShape(caller, 'shape', shape);
  const [depth, height, width] = shape;
  if (values.length !== depth! * height! * width!) {
    throw new RangeError(
      `${caller}: values must hold depth × height × width = ${shape.join(' × ')} = ${depth! * height! * width!} ` +
        `numbers, got ${values.length}`,
    );
  }
}

/** @throws RangeError in the name of `caller` if `shape` is not three positive whole numbers of at most 2²⁸ voxels. */
export function checkShape(caller: string, argument: string, shape: readonly number[]): void {
  const valid = shape.length === 3 && shape.every((side) => Number.isInteger(side) && side > 0);
  if (!valid || shape[0]! * shape[1]! * shape[2]! > MAX_VOXELS) {
    throw new RangeError(
      `${caller}: ${argument} must be [depth, height, width], positive whole numbers of at most ${MAX_VOXELS} voxels, ` +
        `got [${shape.join(', ')}]`,
    );
  }
}
