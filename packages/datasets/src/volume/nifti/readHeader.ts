import type { NIFTI1, NIFTI2 } from 'nifti-reader-js';

export type NiftiHeader = NIFTI1 | NIFTI2;

/** Where the parts of a header are, in bytes, for the two versions of the format. */
const NIFTI_1 = {
  version: 1,
  headerBytes: 348,
  magicAt: 344,
  rowsAt: 280,
  read: 'getFloat32',
  size: 4,
} as const;
const NIFTI_2 = {
  version: 2,
  headerBytes: 540,
  magicAt: 4,
  rowsAt: 400,
  read: 'getFloat64',
  size: 8,
} as const;

export interface ReadHeader {
  header: NiftiHeader;
  /** Bytes of the header: voxels cannot start before. */
  headerBytes: number;
  /** The sform's three rows, `[3, 4]`, and 0, 0, 0, 1. */
  sform: number[];
}

/**
 * Reads the header of a single-file NIfTI-1 or NIfTI-2 image.
 *
 * @throws RangeError if the bytes are none, only a part of one, or the header of a pair of files.
 */
export async function readHeader(bytes: Uint8Array): Promise<ReadHeader> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.byteLength >= 4 && [348, 540].includes(view.getInt32(0, true));
  const length = view.byteLength >= 4 ? view.getInt32(0, littleEndian) : 0;
  const layout = [NIFTI_1, NIFTI_2].find((each) => each.headerBytes === length);
  if (!layout) throw new RangeError(`it must be a NIfTI-1 or NIfTI-2 file, got ${preview(bytes)}`);
  const { headerBytes, magicAt, rowsAt, read, size, version } = layout;
  if (view.byteLength < headerBytes) {
    throw new RangeError(
      `truncated: a NIfTI-${version} header has ${headerBytes} bytes, got ${view.byteLength}`,
    );
  }
  const magic = new TextDecoder('latin1').decode(bytes.subarray(magicAt, magicAt + 3));
  if (magic === `ni${version}`) {
    throw new RangeError(
      'header and image must be one file, .nii, got the .hdr of a pair; convert the pair first',
    );
  }
  if (magic !== `n+${version}`) {
    throw new RangeError(
      `it must be a NIfTI-1 or NIfTI-2 file, got none: its magic is ${JSON.stringify(magic)}`,
    );
  }
  // the header alone: the reader follows the sizes of extensions without end
  const { readHeader: parse } = await import('nifti-reader-js');
  const header = parse(bytes.slice(0, headerBytes + (version === 2 ? 4 : 0)).buffer);
  const sform = Array.from({ length: 12 }, (_, i) => view[read](rowsAt + size * i, littleEndian));
  return { header, headerBytes, sform: [...sform, 0, 0, 0, 1] };
}

function preview(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return `${bytes.length} bytes that start with ${JSON.stringify(start)}`;
}
