import { checkCount, type Mesh } from '../mesh.ts';
import { MeshBuilder } from '../meshBuilder.ts';
import { LineReader } from '../text/lineReader.ts';
import { toNumber } from '../text/tokenReader.ts';
import { words } from '../text/words.ts';
import { BinaryReader } from './binaryReader.ts';

const HEADER_BYTES = 84;
const FACET_BYTES = 50;

/**
 * Reads an STL file, ASCII or binary. Every triangle has vertices of its own: weld them with `cleanMesh`.
 *
 * A file is binary if its size is what its facet count asks for, whatever its first word: many binary files start
 * with `solid`.
 *
 * @throws RangeError naming the rule and the value.
 */
export function readStl(bytes: Uint8Array): Mesh {
  if (isBinaryStl(bytes)) return readBinary(bytes);
  if (isTextStl(bytes)) return readText(bytes);
  const facetCount =
    bytes.length < HEADER_BYTES ? undefined : new BinaryReader(bytes, { offset: 80 }).next('Uint32');
  throw new RangeError(
    facetCount === undefined
      ? `truncated: a binary file has at least ${HEADER_BYTES} bytes, got ${bytes.length}`
      : `${facetCount} facets must take ${HEADER_BYTES + FACET_BYTES * facetCount} bytes, got ${bytes.length}; the file is truncated or no STL`,
  );
}

/** Whether the size is that of as many facets as the header says there are. */
export function isBinaryStl(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const facetCount = new BinaryReader(bytes, { offset: 80 }).next('Uint32');
  return bytes.length === HEADER_BYTES + FACET_BYTES * facetCount;
}

/** Whether it starts as text does: `solid` and a name on one line, `facet` or `endsolid` on the next. */
export function isTextStl(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /^\s*solid\b[^\r\n]*\s+(facet\s+normal|endsolid)\b/i.test(start);
}

function readBinary(bytes: Uint8Array): Mesh {
  const reader = new BinaryReader(bytes, { offset: 80 });
  const facetCount = reader.next('Uint32');
  checkCount('a mesh', 'vertices', 3 * facetCount);
  const positions = new Float32Array(9 * facetCount);
  for (let facet = 0; facet < facetCount; facet++) {
    // the normal, which follows from the vertices
    reader.skip(12);
    for (let i = 0; i < 9; i++) positions[9 * facet + i] = reader.next('Float32');
    reader.skip(2);
  }
  return { positions, indices: Uint32Array.from({ length: 3 * facetCount }, (_, i) => i) };
}

function readText(bytes: Uint8Array): Mesh {
  const lines = new LineReader(bytes);
  const builder = new MeshBuilder();
  let corners: number[] = [];
  let isOpen = false;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const [keyword = '', ...rest] = words(line.toLowerCase());
    if (keyword === 'solid') isOpen = true;
    else if (keyword === 'endsolid') isOpen = false;
    else if (keyword === 'vertex') {
      const [x, y, z] = [0, 1, 2].map((i) =>
        toNumber(rest[i] ?? '', `line ${lines.lineNumber}: a coordinate`),
      );
      corners.push(builder.vertexCount);
      builder.addVertex(x!, y!, z!);
    } else if (keyword === 'endloop') {
      builder.addPolygon(corners);
      corners = [];
    } else if (!['facet', 'outer', 'endfacet', ''].includes(keyword)) {
      throw new RangeError(
        `line ${lines.lineNumber} must be part of a facet, got ${JSON.stringify(line.trim().slice(0, 40))}`,
      );
    }
  }
  if (isOpen || corners.length > 0) throw new RangeError('truncated: the text must end in endsolid');
  return builder.build();
}
