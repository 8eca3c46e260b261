/** Number types of voxels that can be decoded; all except 64-bit integers can also be encoded. */
export type NiftiType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'float32'
  | 'float64';

interface TypeFacts {
  /** `datatype` of the standard. */
  readonly code: number;
  readonly bytes: number;
  read(view: DataView, offset: number, littleEndian: boolean): number;
}

/** Each type in the terms of the standard and of `DataView`. */
export const NIFTI_TYPES: Readonly<Record<NiftiType, TypeFacts>> = {
  uint8: { code: 2, bytes: 1, read: (view, at) => view.getUint8(at) },
  int16: { code: 4, bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  int32: { code: 8, bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  float32: { code: 16, bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  float64: { code: 64, bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  int8: { code: 256, bytes: 1, read: (view, at) => view.getInt8(at) },
  uint16: { code: 512, bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  uint32: { code: 768, bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  int64: { code: 1024, bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  uint64: { code: 1280, bytes: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
};

/** Types of the standard that are not supported. */
const OTHERS: Readonly<Record<number, string>> = {
  1: 'bits',
  32: 'complex64',
  128: 'RGB colours',
  1536: 'float128',
  1792: 'complex128',
  2048: 'complex256',
  2304: 'RGBA colours',
};

/** Returns the type of a `datatype` code. @throws RangeError, listing the supported types, if it is not supported. */
export function niftiType(code: number): NiftiType {
  const names = Object.keys(NIFTI_TYPES) as NiftiType[];
  const found = names.find((name) => NIFTI_TYPES[name].code === code);
  if (found) return found;
  throw new RangeError(
    `voxels must be one of ${names.join(', ')}, got ${OTHERS[code] ?? 'an unknown type'} (datatype ${code})`,
  );
}
