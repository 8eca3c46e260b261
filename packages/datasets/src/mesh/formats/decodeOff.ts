import { PAUSE_EVERY, type Pause } from '../../progress.ts';
import { checkCount } from '../mesh.ts';
import { type BuiltMesh, MeshBuilder } from '../meshBuilder.ts';
import { TokenReader } from '../text/tokenReader.ts';

const KEYWORD = /^(ST)?(C)?(N)?(4)?(n)?OFF$/;

/** Least size of a vertex, `0 0 0`, and of a face, `3 0 1 2`, with the ends of their lines, in bytes. */
const [VERTEX_BYTES, FACE_BYTES] = [6, 8];

/**
 * Decodes an Object File Format file in ASCII: `OFF`, the three counts, the vertices, the polygons.
 *
 * Normals, colours and texture coordinates (NOFF, COFF, STOFF) are ignored; those files must have one vertex per line.
 * The keyword is optional, and the counts may follow it on the same line.
 *
 * @throws RangeError with the rule and the value.
 * @see http://www.geomview.org/docs/html/OFF.html
 */
export async function decodeOff(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const reader = new TokenReader(bytes);
  const first = reader.expect('the keyword OFF');
  const keyword = KEYWORD.exec(first);
  if (keyword?.[4] || keyword?.[5]) {
    throw new RangeError(`vertices must have 3 dimensions, got a file of type ${first}`);
  }
  const vertexCount = keyword ? reader.count('the number of vertices') : Number(first);
  if (!Number.isSafeInteger(vertexCount) || vertexCount < 0) {
    throw new RangeError(`the file must start with OFF or a number of vertices, got ${first.slice(0, 40)}`);
  }
  const faceCount = reader.count('the number of faces');
  checkCount('a mesh', 'vertices', vertexCount);
  checkCount('a mesh', 'faces', faceCount);
  // the number of edges ends this line; some files omit it and nothing needs it
  reader.skipLine();
  const least = VERTEX_BYTES * vertexCount + FACE_BYTES * faceCount - 1;
  if (bytes.length - reader.offset < least) {
    throw new RangeError(
      `truncated: ${vertexCount} vertices and ${faceCount} faces take at least ${least} bytes, got ${bytes.length - reader.offset}`,
    );
  }

  const builder = new MeshBuilder();
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (vertex % PAUSE_EVERY === 0) await pause(reader.offset / bytes.length);
    const what = `vertex ${vertex} of ${vertexCount}`;
    builder.addVertex(reader.number(what), reader.number(what), reader.number(what));
    if (keyword?.[1] || keyword?.[2] || keyword?.[3]) reader.skipLine();
  }
  const corners: number[] = [];
  for (let face = 0; face < faceCount; face++) {
    if (face % PAUSE_EVERY === 0) await pause(reader.offset / bytes.length);
    const what = `face ${face} of ${faceCount}`;
    const cornerCount = reader.count(what);
    checkCount('a face', 'vertices', cornerCount);
    for (let i = 0; i < cornerCount; i++) corners[i] = reader.count(what);
    builder.addPolygon(corners, cornerCount);
    reader.skipLine();
  }
  const rest = reader.next();
  if (rest !== undefined)
    throw new RangeError(`nothing must follow face ${faceCount - 1}, got ${rest.slice(0, 40)}`);
  return builder.build();
}
