import { MAX_LINE_BYTES } from '../../limits.ts';
import { PAUSE_EVERY, type Pause } from '../../progress.ts';
import { type BuiltMesh, MeshBuilder } from '../meshBuilder.ts';
import { LineReader } from '../text/lineReader.ts';
import { toNumber } from '../text/tokenReader.ts';
import { words } from '../text/words.ts';

/**
 * Decodes the vertices and polygons of a Wavefront OBJ file; all objects become one mesh. Groups, materials, normals,
 * texture coordinates, lines and free-form surfaces are ignored.
 *
 * @throws RangeError with the line, the rule and the value.
 * @see http://paulbourke.net/dataformats/obj/
 */
export async function decodeObj(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const lines = new LineReader(bytes);
  const builder = new MeshBuilder();
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (lines.lineNumber % PAUSE_EVERY === 0) await pause(lines.offset / bytes.length);
    const pieces = continued(line, lines);
    const [keyword, ...rest] = words(pieces.length === 1 ? line : pieces.join(' ').replaceAll('\\ ', ' '));
    try {
      if (keyword === 'v') builder.addVertex(coordinate(rest[0]), coordinate(rest[1]), coordinate(rest[2]));
      else if (keyword === 'f')
        builder.addPolygon(rest.map((corner) => toVertex(corner, builder.vertexCount)));
    } catch (cause) {
      throw new RangeError(`line ${lines.lineNumber}: ${(cause as Error).message}`, { cause });
    }
  }
  return builder.build();
}

/** Returns a line and those that continue it, because each before them ends in a backslash. */
function continued(line: string, lines: LineReader): string[] {
  const pieces = [line];
  let length = line.length;
  // a comment may end in a backslash, as in a Windows folder, that continues nothing
  while (!pieces.at(-1)?.includes('#') && pieces.at(-1)?.endsWith('\\')) {
    const piece = lines.next() ?? '';
    length += piece.length;
    if (length > MAX_LINE_BYTES) {
      throw new RangeError(
        `line ${lines.lineNumber} and those that it continues must have at most ${MAX_LINE_BYTES} bytes, got more`,
      );
    }
    pieces.push(piece);
  }
  return pieces;
}

/** Whether the text has a vertex among its first lines. */
export function isObj(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 65536));
  return /^[ \t]*v[ \t]+[-+.\d]\S*[ \t]+[-+.\d]/m.test(start) && !start.includes('\0');
}

function coordinate(word = ''): number {
  return toNumber(word, 'each of the 3 coordinates');
}

/** Returns the vertex, from 0, of `v`, `v/vt`, `v//vn` or `v/vt/vn`; −1 is the vertex defined last. */
function toVertex(corner: string, vertexCount: number): number {
  const match = /^([+-]?\d+)(\/[+-]?\d*){0,2}$/.exec(corner);
  const index = Number(match?.[1] ?? 0);
  const vertex = index < 0 ? vertexCount + index : index - 1;
  if (index !== 0 && vertex >= 0) return vertex;
  throw new RangeError(
    `a face must refer to vertices from 1, or from −1 down to −${vertexCount}, got ${JSON.stringify(corner.slice(0, 40))}`,
  );
}
