/** A mesh as a page draws it, in the field's domain. */
export interface ShownMesh {
  /** `[v, 3]`. */
  readonly positions: Float32Array;
  /** `[f, 3]`. */
  readonly indices: Uint32Array;
  /** `[v, 3]`; absent for meshes with sharp edges. */
  readonly normals?: Float32Array;
}
