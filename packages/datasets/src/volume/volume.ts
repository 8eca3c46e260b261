import { MAX_VOXELS } from '../limits.ts';

/** A scalar field sampled on a regular grid in space. */
export interface Volume {
  /** Values, `[depth, height, width]`, z slowest and x fastest: the order of NIfTI files. */
  readonly values: Float32Array;
  /** Numbers of voxels along z, y and x; depth 1 for a plane. */
  readonly shape: readonly [depth: number, height: number, width: number];
  /** Distances between the centres of adjacent voxels along x, y and z, in mm. */
  readonly spacing: readonly [x: number, y: number, z: number];
  /**
   * Affine transform, 4 × 4, row by row: (column, row, slice, 1) → position of the voxel's centre in mm, x towards the
   * right, y towards the front and z towards the top of the subject.
   */
  readonly affine: readonly number[];
}

/** Computes the lengths of the first three columns of an affine transform. */
export function spacingOf(affine: readonly number[]): Volume['spacing'] {
  const length = (column: number) => Math.hypot(affine[column]!, affine[4 + column]!, affine[8 + column]!);
  return [length(0), length(1), length(2)];
}

/** Computes the determinant of the 3 × 3 part of an affine transform. */
export function determinant(m: readonly number[]): number {
  return (
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
    m[1]! * (m[4]! * m[10]! - m[6]! * m[8]!) +
    m[2]! * (m[4]! * m[9]! - m[5]! * m[8]!)
  );
}

/** @throws RangeError in the name of `caller` if the shape is invalid, or values and shape disagree. */
export function checkVolume(
  caller: string,
  { values, shape }: { readonly values: ArrayLike<number>; readonly shape: readonly number[] },
): void {
  checkShape(caller, shape);
  const [depth, height, width] = shape;
  if (values.length !== depth! * height! * width!) {
    throw new RangeError(
      `${caller}: values must hold depth × height × width = ${shape.join(' × ')} = ${depth! * height! * width!} ` +
        `numbers, got ${values.length}`,
    );
  }
}

/** @throws RangeError in the name of `caller` if `shape` is not three positive integers of at most 2²⁸ voxels in all. */
export function checkShape(caller: string, shape: readonly number[]): void {
  const valid = shape.length === 3 && shape.every((side) => Number.isInteger(side) && side > 0);
  if (!valid || shape[0]! * shape[1]! * shape[2]! > MAX_VOXELS) {
    throw new RangeError(
      `${caller}: shape must be [depth, height, width], positive integers of at most ${MAX_VOXELS} voxels in all, ` +
        `got [${shape.join(', ')}]`,
    );
  }
}
