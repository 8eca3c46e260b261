import { checkCount, type Mesh } from '../mesh.ts';
import { MeshBuilder } from '../meshBuilder.ts';
import { TokenReader } from '../text/tokenReader.ts';

const KEYWORD = /^(ST)?(C)?(N)?(4)?(n)?OFF$/;

/**
 * Reads an Object File Format file in ASCII: `OFF`, the three counts, the vertices, the polygons.
 *
 * Normals, colours and texture coordinates (NOFF, COFF, STOFF) are passed over, one vertex being one line then; the
 * keyword may be missing, and the counts may stand beside it.
 *
 * @throws RangeError naming the rule and the value.
 * @see http://www.geomview.org/docs/html/OFF.html
 */
export function readOff(bytes: Uint8Array): Mesh {
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
  // the number of edges, which nobody reads and some leave out, ends this line
  reader.skipLine();

  const builder = new MeshBuilder();
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const what = `vertex ${vertex} of ${vertexCount}`;
    builder.addVertex(reader.number(what), reader.number(what), reader.number(what));
    if (keyword?.[1] || keyword?.[2] || keyword?.[3]) reader.skipLine();
  }
  const corners: number[] = [];
  for (let face = 0; face < faceCount; face++) {
    const what = `face ${face} of ${faceCount}`;
    const cornerCount = reader.count(what);
    checkCount('a face', 'vertices', cornerCount);
    for (let i = 0; i < cornerCount; i++) corners[i] = reader.count(what);
    builder.addPolygon(corners, cornerCount);
    reader.skipLine();
  }
  const rest = reader.next();
  if (rest !== undefined)
    throw new RangeError(`nothing may follow face ${faceCount - 1}, got ${rest.slice(0, 40)}`);
  return builder.build();
}
