/** Thrown by `extractMesh` if the field is nowhere above ½ on the grid, as at the start of a training. */
export class NoSurfaceError extends RangeError {
  override readonly name = 'NoSurfaceError';
}
