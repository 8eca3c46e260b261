import { escaped } from '../escaped.ts';
import { gunzip, isGzip } from '../gunzip.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import { type Pause, type ProgressOptions, pauseOf } from '../progress.ts';
import { reasonOf } from '../reasonOf.ts';
import { decodeObj } from './formats/decodeObj.ts';
import { decodeOff } from './formats/decodeOff.ts';
import { decodePly } from './formats/decodePly.ts';
import { decodeStl, isBinaryStl } from './formats/decodeStl.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import type { BuiltMesh } from './meshBuilder.ts';
import { type MeshFormat, meshFormat } from './meshFormat.ts';
import { withoutByteOrderMark } from './text/withoutByteOrderMark.ts';

export interface DecodeMeshOptions extends ProgressOptions {
  /** Name of the file: used in error messages, and its extension where the bytes do not identify the format. */
  readonly name?: string;
}

/** A mesh, and the format of the file that held it. */
export interface DecodedMesh {
  readonly mesh: Mesh;
  /** Format of the file, after decompression. */
  readonly format: MeshFormat;
  /**
   * Largest distance to which the file itself rounds coordinates, in the unit of the positions: the spacing of float32 there, or
   * 0 for doubles, text and integers.
   */
  readonly spacing: number;
}

const DECODERS: Readonly<Record<MeshFormat, (bytes: Uint8Array, pause: Pause) => Promise<BuiltMesh>>> = {
  ply: decodePly,
  obj: decodeObj,
  off: decodeOff,
  stl: decodeStl,
  // the only decoder that needs a library, loaded on first use
  glb: async (bytes, pause) => (await import('./formats/decodeGlb.ts')).decodeGlb(bytes, pause),
};

/**
 * Decodes a mesh file: PLY (ASCII, binary of either byte order), OBJ, OFF, STL (ASCII, binary) or GLB, optionally
 * compressed with gzip.
 *
 * Coordinates are rounded to float32. Where they are so far from zero that this would move vertices by more than a millionth
 * of the mesh's size, and the file has doubles or text, positions are relative to an `origin` in the middle of the mesh.
 *
 * Polygons become triangle fans from their lowest vertex. Vertices keep their order and are not merged, so an STL file gives
 * three vertices per triangle: see `cleanMesh`. A byte-order mark of UTF-8 before text is ignored. Truncation is detected in
 * all formats except OBJ, which does not record its length.
 *
 * @param bytes a complete file, with at most 2^24 vertices, 2^24 triangles and 1 GiB after decompression; text in at most
 * 2^26 lines of at most 16 MiB.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError with a message of one line if the file is empty, truncated, malformed, too large or not a mesh, has
 * no faces, coordinates that are not finite, or faces that refer to vertices that do not exist.
 *
 * @example
 * ```ts
 * import { decodeMesh } from '@fourier-features/datasets';
 *
 * const bytes = new TextEncoder().encode('v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n'); // or the content of any mesh file
 * const { mesh, format } = await decodeMesh(bytes, { name: 'triangle.obj' });
 * ```
 */
export async function decodeMesh(bytes: Uint8Array, options: DecodeMeshOptions = {}): Promise<DecodedMesh> {
  const { name = '', onProgress, signal } = options;
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeMesh: bytes must be a Uint8Array, the content of a mesh file, got ${typeof bytes}`,
    );
  }
  const pause = pauseOf(options);
  const file = name || 'the file';
  const content = await attempt(`decodeMesh: ${file}`, () => unpacked(bytes, signal), signal);
  const format = meshFormat(content, name.replace(/\.gz$/i, ''));
  if (!format) {
    throw new RangeError(
      `decodeMesh: ${file} must be a PLY, OBJ, OFF, STL or GLB mesh, got ${preview(content)}`,
    );
  }
  const subject = `decodeMesh: ${file} as ${format.toUpperCase()}`;
  const { mesh, spacing } = await attempt(subject, () => DECODERS[format](content, pause), signal);
  checkMesh(subject, mesh);
  onProgress?.(1);
  return { mesh, format, spacing };
}

/** Runs `work`; an error becomes one line about `subject`, an abort stays as it is. */
async function attempt<T>(subject: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new RangeError(`${subject}: ${reasonOf(cause)}`, { cause });
  }
}

async function unpacked(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const content = isGzip(bytes) ? await gunzip(bytes, { signal }) : bytes;
  if (content.length === 0) throw new RangeError('a mesh file must not be empty, got 0 bytes');
  if (content.length > MAX_FILE_BYTES) {
    throw new RangeError(`a mesh file must have at most ${MAX_FILE_BYTES} bytes, got ${content.length}`);
  }
  return isBinaryStl(content) ? content : withoutByteOrderMark(content);
}

/** Describes the first bytes, for an error message. */
function preview(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return `${bytes.length} bytes that start with ${escaped(JSON.stringify(start))}`;
}
