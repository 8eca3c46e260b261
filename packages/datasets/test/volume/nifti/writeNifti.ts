/** The content of a test file; byte offsets are from nifti1.h and nifti2.h. */
export interface NiftiFile {
  version?: 1 | 2;
  littleEndian?: boolean;
  /** `dim`, rank first. */
  dim: number[];
  datatype: number;
  /** Bytes of the voxels, in the file's byte order. */
  voxels: Uint8Array;
  pixdim?: number[];
  slope?: number;
  intercept?: number;
  units?: number;
  qform?: { code: number; bcd: number[]; offset: number[] };
  sform?: { code: number; rows: number[] };
  magic?: string;
  voxelsAt?: number;
}

const AT = {
  1: { dim: 40, datatype: 70, pixdim: 76, voxels: 108, slope: 112, codes: 252, quatern: 256, rows: 280 },
  2: { dim: 16, datatype: 12, pixdim: 104, voxels: 168, slope: 176, codes: 344, quatern: 352, rows: 400 },
} as const;

/** Writes a single-file NIfTI image from the standard alone. */
export function writeNifti({
  version = 1,
  littleEndian = true,
  dim,
  datatype,
  voxels,
  pixdim = [1, 1, 1, 1],
  slope = 0,
  intercept = 0,
  units = 2,
  qform = { code: 0, bcd: [0, 0, 0], offset: [0, 0, 0] },
  sform = { code: 0, rows: [] },
  magic = `n+${version}`,
  voxelsAt = version === 1 ? 352 : 544,
}: NiftiFile): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(voxelsAt + voxels.length);
  const view = new DataView(file.buffer);
  const at = AT[version];
  const real = (offset: number, numbers: readonly number[]) => {
    numbers.forEach((number, i) => {
      if (version === 1) view.setFloat32(offset + 4 * i, number, littleEndian);
      else view.setFloat64(offset + 8 * i, number, littleEndian);
    });
  };
  view.setInt32(0, version === 1 ? 348 : 540, littleEndian);
  dim.forEach((side, i) => {
    if (version === 1) view.setInt16(at.dim + 2 * i, side, littleEndian);
    else view.setBigInt64(at.dim + 8 * i, BigInt(side), littleEndian);
  });
  view.setInt16(at.datatype, datatype, littleEndian);
  real(at.pixdim, pixdim);
  if (version === 1) view.setFloat32(at.voxels, voxelsAt, littleEndian);
  else view.setBigInt64(at.voxels, BigInt(voxelsAt), littleEndian);
  real(at.slope, [slope, intercept]);
  if (version === 1) {
    view.setInt16(at.codes, qform.code, littleEndian);
    view.setInt16(at.codes + 2, sform.code, littleEndian);
    file[123] = units;
  } else {
    view.setInt32(at.codes, qform.code, littleEndian);
    view.setInt32(at.codes + 4, sform.code, littleEndian);
    view.setInt32(500, units, littleEndian);
  }
  real(at.quatern, [...qform.bcd, ...qform.offset]);
  real(at.rows, sform.rows);
  file.set(new TextEncoder().encode(magic), version === 1 ? 344 : 4);
  file.set(voxels, voxelsAt);
  return file;
}
