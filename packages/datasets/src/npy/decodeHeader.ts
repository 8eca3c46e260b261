import { MAX_NPY_AXES, MAX_NPY_HEADER_BYTES } from '../limits.ts';
import { type PythonLiteral, pythonLiteral } from './pythonLiteral.ts';

/** How a .npy file stores its elements. */
export interface NpyHeader {
  /** NumPy's letter for the kind of element: b boolean, i and u integer, f float, c complex. */
  readonly kind: 'b' | 'i' | 'u' | 'f' | 'c';
  /** Size of an element, in bytes. */
  readonly bytes: number;
  readonly littleEndian: boolean;
  /** Whether the first index varies fastest. */
  readonly fortranOrder: boolean;
  readonly shape: number[];
  /** Start of the elements, in bytes. */
  readonly dataAt: number;
}

const SIZES = { b: [1], i: [1, 2, 4, 8], u: [1, 2, 4, 8], f: [2, 4, 8], c: [8, 16] } as const;

/**
 * Decodes the header of a .npy file, versions 1 to 3.
 *
 * @throws RangeError if the bytes are not a .npy file, end within the header, the header or the number of axes exceeds its
 * limit, or the elements are not plain numbers.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function decodeHeader(bytes: Uint8Array): NpyHeader {
  const text = (start: number, end: number) => new TextDecoder('latin1').decode(bytes.subarray(start, end));
  if (text(0, 2) === 'PK') {
    throw new RangeError('bytes must be one array (.npy), got an archive (.npz). Unpack it first.');
  }
  if (bytes[0] !== 0x93 || text(1, 6) !== 'NUMPY') {
    throw new RangeError(
      `bytes must be a .npy file, got ${bytes.length} bytes that start with ${JSON.stringify(text(0, 8))}`,
    );
  }
  const version = bytes[6] ?? 0;
  const lengthBytes = version === 1 ? 2 : 4;
  if (version > 3 || (version < 1 && bytes.length > 6)) {
    throw new RangeError(`format version must be 1, 2 or 3, got ${version}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 + lengthBytes) {
    throw new RangeError(`truncated: a header has more than ${bytes.length} bytes`);
  }
  const dataAt = 8 + lengthBytes + (lengthBytes === 2 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (bytes.length < dataAt) {
    throw new RangeError(`truncated: the header has ${dataAt} bytes, got ${bytes.length}`);
  }
  if (dataAt > 8 + lengthBytes + MAX_NPY_HEADER_BYTES) {
    throw new RangeError(
      `the header must have at most ${MAX_NPY_HEADER_BYTES} bytes, got ${dataAt - 8 - lengthBytes}`,
    );
  }
  const header = text(8 + lengthBytes, dataAt);
  const fields = fieldsOf(header);
  const shape = shapeOf(fields.shape, header);
  if (shape.length > MAX_NPY_AXES) {
    throw new RangeError(`an array must have at most ${MAX_NPY_AXES} axes, got ${shape.length}`);
  }
  if (typeof fields.order !== 'boolean') throw malformed(header);
  return { ...elementOf(fields.descriptor), fortranOrder: fields.order, shape, dataAt };
}

const KEYS = ['descr', 'fortran_order', 'shape'] as const;

/** Returns the three entries of the header's dictionary. @throws RangeError if it has others, as in NumPy. */
function fieldsOf(header: string): Record<'descriptor' | 'order' | 'shape', PythonLiteral> {
  const literal = pythonLiteral(header);
  if (!(literal instanceof Map) || literal.size !== KEYS.length || !KEYS.every((key) => literal.has(key))) {
    throw malformed(header);
  }
  const [descriptor, order, shape] = KEYS.map((key) => literal.get(key) as PythonLiteral);
  return { descriptor, order, shape };
}

function malformed(header: string): RangeError {
  return new RangeError(
    `header must have the entries descr, fortran_order and shape and no others, got ${excerpt(header.trim())}`,
  );
}

/** Returns the sides that a tuple of integers states; some writers leave out the comma of a tuple of one. */
function shapeOf(literal: PythonLiteral, header: string): number[] {
  const sides = Array.isArray(literal) ? literal : [literal];
  if (sides.every((side) => Number.isInteger(side) && side >= 0)) return sides as number[];
  throw malformed(header);
}

/** At most 80 printable characters. */
function excerpt(text: string): string {
  const printable = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return printable.length > 80 ? `${printable.slice(0, 79)}…` : printable;
}

function elementOf(descriptor: PythonLiteral): Pick<NpyHeader, 'kind' | 'bytes' | 'littleEndian'> {
  const text = typeof descriptor === 'string' ? descriptor : '';
  const [, order, letter, size] = /^([<>|=]?)([a-zA-Z])(\d*)$/.exec(text) ?? [];
  const kind = letter as keyof typeof SIZES;
  const sizes: readonly number[] = letter && Object.hasOwn(SIZES, letter) ? SIZES[kind] : [];
  if (!sizes.includes(Number(size))) {
    throw new RangeError(
      `elements must be booleans, integers, floats or complex numbers of at most 16 bytes, got ${described(descriptor, letter)}`,
    );
  }
  return { kind, bytes: Number(size), littleEndian: order !== '>' };
}

/** Letters of kinds that are not supported. */
const OTHERS: Readonly<Record<string, string>> = {
  O: 'Python objects',
  S: 'bytes',
  U: 'text',
  M: 'dates',
  m: 'time differences',
  V: 'raw data',
};

/** Describes elements that are not supported, for a message. */
function described(descriptor: PythonLiteral, letter = ''): string {
  if (Array.isArray(descriptor)) {
    const names = descriptor.map((field) => (Array.isArray(field) ? String(field[0]) : '?'));
    return `a structure with the fields ${excerpt(names.join(', '))}. Store each field as an array of its own.`;
  }
  const kind = Object.hasOwn(OTHERS, letter) ? ` (${OTHERS[letter]})` : '';
  return typeof descriptor === 'string' ? `'${excerpt(descriptor)}'${kind}` : 'another kind of description';
}
