import { gunzip, isGzip, MAX_FILE_BYTES } from '../gunzip.ts';
import { readObj } from './formats/readObj.ts';
import { readOff } from './formats/readOff.ts';
import { readPly } from './formats/readPly.ts';
import { readStl } from './formats/readStl.ts';
import { checkMesh, type Mesh } from './mesh.ts';
import { type MeshFormat, meshFormat } from './meshFormat.ts';

export interface ParseMeshOptions {
  /** The file's name: its extension decides where the bytes do not, and messages have it. */
  name?: string;
}

export interface ParsedMesh {
  mesh: Mesh;
  /** What the file was, unpacked. */
  format: MeshFormat;
}

const READERS: Readonly<Record<MeshFormat, (bytes: Uint8Array) => Mesh | Promise<Mesh>>> = {
  ply: readPly,
  obj: readObj,
  off: readOff,
  stl: readStl,
  // the one reader with a library behind it, loaded when there is need
  glb: async (bytes) => (await import('./formats/readGlb.ts')).readGlb(bytes),
};

/**
 * Reads a mesh file: PLY (ASCII, binary of either byte order), OBJ, OFF, STL (ASCII, binary) or GLB, plain or in gzip.
 *
 * Polygons become fans of triangles; vertices keep their order and are not merged, so that an STL file gives three to
 * each triangle: see `cleanMesh`. Binary files and PLY, OFF and ASCII STL are known to be whole; nothing in an OBJ
 * file says where it should end.
 *
 * @param bytes a whole file; at most 2^24 vertices, 2^24 triangles and, unpacked, 1 GiB.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError in one line if the file is empty, truncated, malformed, too large or no mesh, has no faces,
 * coordinates that are not finite, or faces that name vertices that do not exist.
 */
export async function parseMesh(
  bytes: Uint8Array,
  { name = '' }: ParseMeshOptions = {},
): Promise<ParsedMesh> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `parseMesh: bytes must be a Uint8Array, the content of a mesh file, got ${typeof bytes}`,
    );
  }
  const file = name || 'the file';
  const content = await attempt(`parseMesh: ${file}`, () => unpacked(bytes));
  const format = meshFormat(content, name.replace(/\.gz$/i, ''));
  if (!format) {
    throw new RangeError(
      `parseMesh: ${file} must be a PLY, OBJ, OFF, STL or GLB mesh, got ${preview(content)}`,
    );
  }
  const subject = `parseMesh: ${file} as ${format.toUpperCase()}`;
  const mesh = await attempt(subject, () => READERS[format](content));
  checkMesh(subject, mesh);
  return { mesh, format };
}

/** What `work` gives; its errors become one line about `subject`. */
async function attempt<T>(subject: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, ' ');
    throw new RangeError(`${subject}: ${reason}`, { cause });
  }
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const content = isGzip(bytes) ? await gunzip(bytes) : bytes;
  if (content.length === 0) throw new RangeError('a mesh file must not be empty, got 0 bytes');
  if (content.length > MAX_FILE_BYTES) {
    throw new RangeError(`a mesh file may have at most ${MAX_FILE_BYTES} bytes, got ${content.length}`);
  }
  return content;
}

/** How the bytes start, for a message. */
function preview(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return `${bytes.length} bytes that start with ${JSON.stringify(start)}`;
}
