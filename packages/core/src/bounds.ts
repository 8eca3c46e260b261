/** One number per axis: x, y, z. */
export type Vector3 = readonly [x: number, y: number, z: number];

/** A box with sides along the axes. */
export interface Bounds {
  readonly min: Vector3;
  readonly max: Vector3;
}
