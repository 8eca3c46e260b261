import { PAUSE_EVERY, type Pause } from '../../progress.ts';
import { checkCount } from '../mesh.ts';
import { type BuiltMesh, MeshBuilder } from '../meshBuilder.ts';
import { TokenReader } from '../text/tokenReader.ts';
import { BINARY_SIZES, BinaryReader } from './binaryReader.ts';
import { decodePlyHeader, type PlyElement, type PlyProperty, type PlyType } from './decodePlyHeader.ts';

/** The body of a PLY file as a stream of numbers. */
interface Numbers {
  next(type: PlyType): number;
  /** Least size of a number, in bytes. */
  sizeOf(type: PlyType): number;
  /** Whether numbers of a type have been rounded to float32; text has the digits that it shows. */
  isRounded(type: PlyType): boolean;
  /** Number of bytes in which the numbers that follow must lie. */
  room(): number;
  /** Fraction of the file that has been read. */
  fraction(): number;
  /** Description of the unread data; undefined if there are none. */
  rest(): string | undefined;
}

/**
 * Decodes a PLY file in ASCII or binary of either byte order: `x`, `y`, `z` of the element `vertex` and the polygons of
 * `face`. Everything else (normals, colours, edges, …) is ignored.
 *
 * @throws RangeError with the rule and the value.
 * @see Greg Turk, The PLY Polygon File Format, 1994
 */
export async function decodePly(bytes: Uint8Array, pause: Pause): Promise<BuiltMesh> {
  const { format, elements, length } = decodePlyHeader(bytes);
  const numbers =
    format === 'ascii' ? textNumbers(bytes, length) : binaryNumbers(bytes, length, format.includes('little'));
  const builder = new MeshBuilder();
  for (const element of elements) {
    // an element without properties takes no room, whatever its count
    if (element.properties.length === 0) continue;
    const read = readerOf(element, numbers, builder);
    checkRoom(
      `${element.count} elements ${JSON.stringify(element.name.slice(0, 40))}`,
      leastBytes(element, numbers),
      numbers,
    );
    for (let i = 0; i < element.count; i++) {
      if (i % PAUSE_EVERY === 0) await pause(numbers.fraction());
      read();
    }
  }
  const rest = numbers.rest();
  if (rest !== undefined) throw new RangeError(`nothing must follow the last element, got ${rest}`);
  return builder.build();
}

/** Returns the size of an element whose lists are empty, times their number, in bytes. */
function leastBytes({ count, properties }: PlyElement, numbers: Numbers): number {
  const sizes = properties.map(({ type, countType = type }) => numbers.sizeOf(countType));
  return count * sizes.reduce((sum, size) => sum + size, 0);
}

/** @throws RangeError if the file is too short for what it claims to hold. */
function checkRoom(what: string, least: number, numbers: Numbers): void {
  if (least <= numbers.room()) return;
  throw new RangeError(`truncated: ${what} take at least ${least} bytes, got ${numbers.room()}`);
}

/** @throws RangeError if a list's length is not a count, or the file is too short for it. */
function checkLength(length: number, { name, type }: PlyProperty, numbers: Numbers): void {
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new RangeError(`list ${name} must have an integer number of entries of at least 0, got ${length}`);
  }
  checkRoom(`${length} entries of list ${name}`, length * numbers.sizeOf(type), numbers);
}

/** Returns what reads one instance of an element and adds it to the mesh if it is a vertex or a face. */
function readerOf(element: PlyElement, numbers: Numbers, builder: MeshBuilder): () => void {
  if (element.name === 'vertex') return vertexReader(element, numbers, builder);
  if (element.name === 'face') return faceReader(element, numbers, builder);
  return () => readElement(element, numbers);
}

function vertexReader(element: PlyElement, numbers: Numbers, builder: MeshBuilder): () => void {
  checkCount('a mesh', 'vertices', element.count);
  const [x, y, z] = ['x', 'y', 'z'].map((name) => {
    const at = element.properties.findIndex((property) => property.name === name && !property.countType);
    if (at < 0) throw new RangeError(`vertices must have the properties x, y and z, got no ${name}`);
    return at;
  }) as [number, number, number];
  const isRounded = [x, y, z].some((at) => numbers.isRounded(element.properties[at]!.type));
  return () => {
    const values = readElement(element, numbers);
    const point = [values[x]!, values[y]!, values[z]!] as const;
    if (isRounded) builder.noteRounded(...point);
    builder.addVertex(...point);
  };
}

function faceReader(element: PlyElement, numbers: Numbers, builder: MeshBuilder): () => void {
  checkCount('a mesh', 'faces', element.count);
  const corners = element.properties.findIndex(
    ({ name, countType }) => countType && (name === 'vertex_indices' || name === 'vertex_index'),
  );
  if (corners < 0) throw new RangeError('faces must have a list vertex_indices or vertex_index, got none');
  const list: number[] = [];
  return () => {
    readElement(element, numbers, corners, list);
    builder.addPolygon(list);
  };
}

/** Reads one element: the value of each property, the length of each list; the entries of list `kept` go to `list`. */
function readElement(element: PlyElement, numbers: Numbers, kept = -1, list: number[] = []): number[] {
  return element.properties.map((property, at) => {
    const { type, countType } = property;
    if (!countType) return numbers.next(type);
    const length = numbers.next(countType);
    checkLength(length, property, numbers);
    if (at === kept) {
      checkCount('a face', 'vertices', length);
      list.length = 0;
    }
    for (let i = 0; i < length; i++) {
      const entry = numbers.next(type);
      if (at === kept) list.push(entry);
    }
    return length;
  });
}

function textNumbers(bytes: Uint8Array, offset: number): Numbers {
  const reader = new TokenReader(bytes, offset);
  return {
    next: () => reader.number('an element'),
    // a digit and a space; the last needs no space
    sizeOf: () => 2,
    isRounded: () => false,
    room: () => bytes.length - offset + 1,
    fraction: () => reader.offset / bytes.length,
    rest: () => reader.next()?.slice(0, 40),
  };
}

function binaryNumbers(bytes: Uint8Array, offset: number, littleEndian: boolean): Numbers {
  const reader = new BinaryReader(bytes, { offset, littleEndian });
  return {
    next: (type) => reader.next(type),
    sizeOf: (type) => BINARY_SIZES[type],
    isRounded: (type) => type === 'Float32',
    room: () => reader.left,
    fraction: () => 1 - reader.left / bytes.length,
    rest: () => (reader.left === 0 ? undefined : `${reader.left} bytes`),
  };
}
