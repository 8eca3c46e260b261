import type { Volume } from '../volume.ts';

/** Number types of voxels of an MGH file. */
export type MghType = 'uint8' | 'int32' | 'float32' | 'int16' | 'uint16';

interface TypeFacts {
  /** Code of FreeSurfer's mri.h. */
  readonly code: number;
  readonly bytes: number;
  read(view: DataView, offset: number): number;
}

/** Each type, big-endian. */
export const MGH_TYPES: Readonly<Record<MghType, TypeFacts>> = {
  uint8: { code: 0, bytes: 1, read: (view, at) => view.getUint8(at) },
  int32: { code: 1, bytes: 4, read: (view, at) => view.getInt32(at) },
  float32: { code: 3, bytes: 4, read: (view, at) => view.getFloat32(at) },
  int16: { code: 4, bytes: 2, read: (view, at) => view.getInt16(at) },
  uint16: { code: 10, bytes: 2, read: (view, at) => view.getUint16(at) },
};

/** Types of mri.h that are not supported. */
const OTHERS: Readonly<Record<number, string>> = { 2: 'int64', 5: 'bits', 6: 'tensors', 7: 'matrices' };

export interface MghHeader {
  readonly dataType: MghType;
  readonly shape: Volume['shape'];
  readonly volumeCount: number;
  readonly spacing: readonly [number, number, number];
  /** Directions of the voxel axes in space, the columns of a matrix, one after another. */
  readonly directions: readonly number[];
  /** Position of the voxel at half of the sides, in mm. */
  readonly centre: readonly [number, number, number];
}

/** Start of the voxels, in bytes. */
export const MGH_HEADER_BYTES = 284;

/** What FreeSurfer assumes without positions: coronal slices of 1 mm about the origin. */
const CORONAL = { spacing: [1, 1, 1], directions: [-1, 0, 0, 0, 0, -1, 0, 1, 0], centre: [0, 0, 0] } as const;

/** Whether a file starts with version 1 of the MGH format, big-endian. */
export function isMgh(start: Uint8Array): boolean {
  return start[0] === 0 && start[1] === 0 && start[2] === 0 && start[3] === 1;
}

/**
 * Decodes the header of an MGH file.
 *
 * @throws RangeError if the bytes are not such a file, truncated, or its sides or types are not supported.
 * @see https://surfer.nmr.mgh.harvard.edu/fswiki/FsTutorial/MghFormat
 */
export function decodeHeader(bytes: Uint8Array, maxVoxels: number): MghHeader {
  if (!isMgh(bytes)) {
    const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw new RangeError(
      `bytes must be an MGH file of version 1, got ${bytes.length} bytes that start with ${start}`,
    );
  }
  if (bytes.length < MGH_HEADER_BYTES) {
    throw new RangeError(`truncated: an MGH header has ${MGH_HEADER_BYTES} bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, depth, volumeCount, code] = [4, 8, 12, 16, 20].map((at) => view.getInt32(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const sides = [width, height, depth, volumeCount];
  if (sides.some((side) => side < 1)) {
    throw new RangeError(`dimensions must be positive, in voxels, got ${sides.join(' × ')}`);
  }
  if (width * height * depth > maxVoxels) {
    throw new RangeError(
      `a volume must have at most ${maxVoxels} voxels, got ${[width, height, depth].join(' × ')}`,
    );
  }
  const floats = (at: number, count: number) =>
    Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i));
  const place =
    view.getInt16(28) > 0
      ? { spacing: floats(30, 3), directions: floats(42, 9), centre: floats(78, 3) }
      : CORONAL;
  return {
    dataType: mghType(code),
    shape: [depth, height, width],
    volumeCount,
    ...(place as Pick<MghHeader, 'spacing' | 'directions' | 'centre'>),
  };
}

function mghType(code: number): MghType {
  const names = Object.keys(MGH_TYPES) as MghType[];
  const found = names.find((name) => MGH_TYPES[name].code === code);
  if (found) return found;
  throw new RangeError(
    `voxels must be one of ${names.join(', ')}, got ${OTHERS[code] ?? 'an unknown type'} (type ${code})`,
  );
}
