import { NIFTI_TYPES, type NiftiType } from './niftiTypes.ts';

/** Number types in which voxels can be encoded. */
export type WritableType = Exclude<NiftiType, 'int64' | 'uint64'>;

type Write = (view: DataView, at: number, value: number) => void;

const WRITE: Readonly<Record<WritableType, Write>> = {
  uint8: (view, at, value) => view.setUint8(at, value),
  int8: (view, at, value) => view.setInt8(at, value),
  uint16: (view, at, value) => view.setUint16(at, value, true),
  int16: (view, at, value) => view.setInt16(at, value, true),
  uint32: (view, at, value) => view.setUint32(at, value, true),
  int32: (view, at, value) => view.setInt32(at, value, true),
  float32: (view, at, value) => view.setFloat32(at, value, true),
  float64: (view, at, value) => view.setFloat64(at, value, true),
};

export const WRITABLE_TYPES = Object.keys(WRITE) as readonly WritableType[];

/**
 * Writes voxels into a file, little-endian.
 *
 * @throws RangeError if a value is not finite, or an integer type cannot represent it.
 */
export function encodeVoxels(
  view: DataView,
  offset: number,
  values: ArrayLike<number>,
  dataType: WritableType,
): void {
  const { bytes, read } = NIFTI_TYPES[dataType];
  const write = WRITE[dataType];
  const integer = !dataType.startsWith('float');
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const at = offset + i * bytes;
    write(view, at, value);
    // reading back detects a value that the type cannot represent
    const stored = read(view, at, true);
    if (Number.isFinite(stored) && (!integer || stored === value)) continue;
    throw new RangeError(
      `encodeNifti: values must be ${integer ? `integers that ${dataType} can represent` : `finite as ${dataType}`}, ` +
        `got ${value} at index ${i}${integer ? '. Scale and round them first, or use float32.' : ''}`,
    );
  }
}
