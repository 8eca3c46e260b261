export interface NiftiFile {
  /** Voxels, x fastest, of all volumes. */
  readonly voxels: readonly number[];
  /** Numbers of voxels along x, y and z, and of volumes. */
  readonly dim: readonly [number, number, number, number];
  /** Rows of the affine transform, `[3, 4]`. */
  readonly rows: readonly number[];
}

/** Writes a NIfTI-1 file of 16-bit integers with an sform, as nibabel does, from the standard alone. */
export function writeNifti({ voxels, dim, rows }: NiftiFile): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(352 + 2 * voxels.length);
  const view = new DataView(file.buffer);
  view.setInt32(0, 348, true);
  [dim[3] > 1 ? 4 : 3, ...dim].forEach((side, i) => {
    view.setInt16(40 + 2 * i, side, true);
  });
  view.setInt16(70, 4, true); // int16
  view.setInt16(72, 16, true); // bits
  for (let i = 0; i < 4; i++) view.setFloat32(76 + 4 * i, 1, true);
  view.setFloat32(108, 352, true); // where voxels begin
  view.setFloat32(112, 1, true); // slope
  file[123] = 2; // mm
  view.setInt16(254, 2, true); // code of the sform
  rows.forEach((entry, i) => {
    view.setFloat32(280 + 4 * i, entry, true);
  });
  file.set(new TextEncoder().encode('n+1'), 344);
  voxels.forEach((voxel, i) => {
    view.setInt16(352 + 2 * i, voxel, true);
  });
  return file;
}
