import { checkCount, type Mesh } from '../mesh.ts';
import { MeshBuilder } from '../meshBuilder.ts';
import { TokenReader } from '../text/tokenReader.ts';
import { BinaryReader } from './binaryReader.ts';
import { type PlyElement, type PlyType, readPlyHeader } from './plyHeader.ts';

/** The body of a PLY file as a stream of numbers. */
interface Numbers {
  next(type: PlyType): number;
  /** What is left behind the last one, in words; undefined if nothing is. */
  rest(): string | undefined;
}

/**
 * Reads a PLY file in ASCII or binary of either byte order: `x`, `y`, `z` of the element `vertex` and the polygons of
 * `face`; all else (normals, colours, edges, …) is passed over.
 *
 * @throws RangeError naming the rule and the value.
 * @see Greg Turk, The PLY Polygon File Format, 1994
 */
export function readPly(bytes: Uint8Array): Mesh {
  const { format, elements, length } = readPlyHeader(bytes);
  const numbers =
    format === 'ascii' ? textNumbers(bytes, length) : binaryNumbers(bytes, length, format.includes('little'));
  const builder = new MeshBuilder();
  for (const element of elements) {
    // an element without properties takes no room, however many there are
    if (element.properties.length === 0) continue;
    if (element.name === 'vertex') readVertices(element, numbers, builder);
    else if (element.name === 'face') readFaces(element, numbers, builder);
    else for (let i = 0; i < element.count; i++) readElement(element, numbers);
  }
  const rest = numbers.rest();
  if (rest !== undefined) throw new RangeError(`nothing may follow the last element, got ${rest}`);
  return builder.build();
}

function readVertices(element: PlyElement, numbers: Numbers, builder: MeshBuilder): void {
  checkCount('a mesh', 'vertices', element.count);
  const [x, y, z] = ['x', 'y', 'z'].map((name) => {
    const at = element.properties.findIndex((property) => property.name === name && !property.countType);
    if (at < 0) throw new RangeError(`vertices must have the properties x, y and z, got no ${name}`);
    return at;
  }) as [number, number, number];
  for (let i = 0; i < element.count; i++) {
    const values = readElement(element, numbers);
    builder.addVertex(values[x]!, values[y]!, values[z]!);
  }
}

function readFaces(element: PlyElement, numbers: Numbers, builder: MeshBuilder): void {
  checkCount('a mesh', 'faces', element.count);
  const corners = element.properties.findIndex(
    ({ name, countType }) => countType && (name === 'vertex_indices' || name === 'vertex_index'),
  );
  if (corners < 0) throw new RangeError('faces must have a list vertex_indices or vertex_index, got none');
  const list: number[] = [];
  for (let i = 0; i < element.count; i++) {
    readElement(element, numbers, corners, list);
    builder.addPolygon(list);
  }
}

/** Reads one element: the value of each property, the length for lists, one of which may be kept in `list`. */
function readElement(element: PlyElement, numbers: Numbers, kept = -1, list: number[] = []): number[] {
  return element.properties.map(({ name, type, countType }, at) => {
    if (!countType) return numbers.next(type);
    const length = numbers.next(countType);
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new RangeError(`list ${name} must have a whole number of entries, got ${length}`);
    }
    if (at === kept) list.length = 0;
    for (let i = 0; i < length; i++) {
      const entry = numbers.next(type);
      if (at === kept) list.push(entry);
    }
    return length;
  });
}

function textNumbers(bytes: Uint8Array, offset: number): Numbers {
  const reader = new TokenReader(bytes, offset);
  return { next: () => reader.number('an element'), rest: () => reader.next()?.slice(0, 40) };
}

function binaryNumbers(bytes: Uint8Array, offset: number, littleEndian: boolean): Numbers {
  const reader = new BinaryReader(bytes, { offset, littleEndian });
  return {
    next: (type) => reader.next(type),
    rest: () => (reader.left === 0 ? undefined : `${reader.left} bytes`),
  };
}
