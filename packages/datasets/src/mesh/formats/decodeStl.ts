import { largestSpacing } from '../../float32Spacing.ts';
import { PAUSE_EVERY, type Pause } from '../../progress.ts';
import { checkCount } from '../mesh.ts';
import { type BuiltMesh, MeshBuilder } from '../meshBuilder.ts';
import { LineReader } from '../text/lineReader.ts';
import { toNumber } from '../text/tokenReader.ts';
import { words } from '../text/words.ts';
import { BinaryReader } from './binaryReader.ts';

const HEADER_BYTES = 84;
const FACET_BYTES = 50;

/**
 * Decodes an STL file, ASCII or binary. Triangles share no vertices: weld them with `cleanMesh`.
 *
 * A file is binary if its size matches its facet count, whatever its first word: many binary files start with `solid`.
 * Otherwise it is text if it starts with that word and has no control characters, which the numbers of a binary file do.
 *
 * @throws RangeError with the rule and the value.
 */
export async function decodeStl(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  if (isBinaryStl(bytes)) return decodeBinary(bytes, pause);
  if (isTextStl(bytes)) return decodeText(bytes, pause);
  const facetCount =
    bytes.length < HEADER_BYTES ? undefined : new BinaryReader(bytes, { offset: 80 }).next('Uint32');
  throw new RangeError(
    facetCount === undefined
      ? `truncated: a binary file has at least ${HEADER_BYTES} bytes, got ${bytes.length}`
      : `${facetCount} facets must take ${HEADER_BYTES + FACET_BYTES * facetCount} bytes, got ${bytes.length}. The file is truncated or not STL.`,
  );
}

/** Whether the size matches the facet count of a binary header. */
export function isBinaryStl(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const facetCount = new BinaryReader(bytes, { offset: 80 }).next('Uint32');
  return bytes.length === HEADER_BYTES + FACET_BYTES * facetCount;
}

/** Whether the file starts like text: with the word `solid`, and without control characters but tabs and line ends. */
export function isTextStl(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /^\s*solid\b/i.test(start) && !CONTROL.test(start);
}

const CONTROL = /[^\P{Cc}\t\n\v\f\r\x80-\x9f]/u;

async function decodeBinary(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const reader = new BinaryReader(bytes, { offset: 80 });
  const facetCount = reader.next('Uint32');
  checkCount('a mesh', 'vertices', 3 * facetCount);
  const positions = new Float32Array(9 * facetCount);
  for (let facet = 0; facet < facetCount; facet++) {
    if (facet % PAUSE_EVERY === 0) await pause(facet / facetCount);
    // the normal, which follows from the vertices
    reader.skip(12);
    for (let i = 0; i < 9; i++) positions[9 * facet + i] = reader.next('Float32');
    reader.skip(2);
  }
  const mesh = { positions, indices: Uint32Array.from({ length: 3 * facetCount }, (_, i) => i) };
  return { mesh, spacing: largestSpacing(positions) };
}

async function decodeText(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const lines = new LineReader(bytes);
  const builder = new MeshBuilder();
  let corners: number[] = [];
  let isOpen = false;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (lines.lineNumber % PAUSE_EVERY === 0) await pause(lines.offset / bytes.length);
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
