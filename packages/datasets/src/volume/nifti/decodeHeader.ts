import type { NIFTI1, NIFTI2 } from 'nifti-reader-js';

export type NiftiHeader = NIFTI1 | NIFTI2;

/** Byte offsets of the parts of a header in the two versions of the format. */
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

export interface DecodedHeader {
  readonly header: NiftiHeader;
  /** Size of the header, in bytes: voxels cannot start before its end. */
  readonly headerBytes: number;
  /** The three rows of the sform, `[3, 4]`, followed by 0, 0, 0, 1. */
  readonly sform: readonly number[];
}

/**
 * Decodes the header of a single-file NIfTI-1 or NIfTI-2 image.
 *
 * @throws RangeError if the bytes are not such a file, truncated, or the header of a pair of files.
 */
export async function decodeHeader(bytes: Uint8Array): Promise<DecodedHeader> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.byteLength >= 4 && [348, 540].includes(view.getInt32(0, true));
  const length = view.byteLength >= 4 ? view.getInt32(0, littleEndian) : 0;
  const layout = [NIFTI_1, NIFTI_2].find((each) => each.headerBytes === length);
  if (!layout) throw new RangeError(`bytes must be a NIfTI-1 or NIfTI-2 file, got ${preview(bytes)}`);
  const { headerBytes, magicAt, rowsAt, read, size, version } = layout;
  if (view.byteLength < headerBytes) {
    throw new RangeError(
      `truncated: a NIfTI-${version} header has ${headerBytes} bytes, got ${view.byteLength}`,
    );
  }
  const magic = new TextDecoder('latin1').decode(bytes.subarray(magicAt, magicAt + 3));
  if (magic === `ni${version}`) {
    throw new RangeError(
      'header and image must be in one file (.nii), got the .hdr of a pair. Convert the pair first.',
    );
  }
  if (magic !== `n+${version}`) {
    throw new RangeError(
      `bytes must be a NIfTI-1 or NIfTI-2 file, got a file with magic ${JSON.stringify(magic)}`,
    );
  }
  // the header alone: the library would follow the sizes of extensions without bounds
  const { readHeader: parse } = await import('nifti-reader-js');
  // copied by hand: slice of a Node Buffer would share, and the library takes the memory from its start
  const start = new Uint8Array(bytes.subarray(0, headerBytes + (version === 2 ? 4 : 0)));
  const header = parse(start.buffer);
  const sform = Array.from({ length: 12 }, (_, i) => view[read](rowsAt + size * i, littleEndian));
  return { header, headerBytes, sform: [...sform, 0, 0, 0, 1] };
}

function preview(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return `${bytes.length} bytes that start with ${JSON.stringify(start)}`;
}
