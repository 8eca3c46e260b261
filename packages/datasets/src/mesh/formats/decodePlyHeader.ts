import { MAX_PLY_HEADER_BYTES } from '../../limits.ts';
import { LineReader } from '../text/lineReader.ts';

/** The number types of PLY by their old and new names. */
const TYPES = {
  char: 'Int8',
  int8: 'Int8',
  uchar: 'Uint8',
  uint8: 'Uint8',
  short: 'Int16',
  int16: 'Int16',
  ushort: 'Uint16',
  uint16: 'Uint16',
  int: 'Int32',
  int32: 'Int32',
  uint: 'Uint32',
  uint32: 'Uint32',
  float: 'Float32',
  float32: 'Float32',
  double: 'Float64',
  float64: 'Float64',
} as const;

export type PlyType = (typeof TYPES)[keyof typeof TYPES];

export interface PlyProperty {
  readonly name: string;
  readonly type: PlyType;
  /** Type of the list's length; lists only. */
  readonly countType?: PlyType;
}

export interface PlyElement {
  readonly name: string;
  readonly count: number;
  readonly properties: PlyProperty[];
}

export interface PlyHeader {
  readonly format: 'ascii' | 'binary_little_endian' | 'binary_big_endian';
  readonly elements: readonly PlyElement[];
  /** Start of the body, in bytes. */
  readonly length: number;
}

/**
 * Decodes the header of a PLY file.
 *
 * @throws RangeError with the offending line.
 */
export function decodePlyHeader(bytes: Uint8Array): PlyHeader {
  const lines = new LineReader(bytes);
  const elements: PlyElement[] = [];
  let format: PlyHeader['format'] | undefined;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (lines.offset > MAX_PLY_HEADER_BYTES) {
      throw new RangeError(`the header must have at most ${MAX_PLY_HEADER_BYTES} bytes, got more`);
    }
    const [keyword, ...rest] = line.trim().split(/\s+/);
    if (keyword === 'format') format = toFormat(rest);
    else if (keyword === 'element') elements.push(toElement(rest));
    else if (keyword === 'property') addProperty(elements.at(-1), rest);
    else if (keyword === 'end_header') {
      if (!format) throw new RangeError('the header must name a format, got none');
      return { format, elements, length: lines.offset };
    } else if (!['ply', 'comment', 'obj_info', ''].includes(keyword ?? '')) {
      throw new RangeError(
        `line ${lines.lineNumber} of the header must be a PLY keyword, got ${quote(line)}`,
      );
    }
  }
  throw new RangeError('truncated: the header has no end_header');
}

function toFormat([name = '', version]: readonly string[]): PlyHeader['format'] {
  if (
    version === '1.0' &&
    (name === 'ascii' || name === 'binary_little_endian' || name === 'binary_big_endian')
  ) {
    return name;
  }
  throw new RangeError(
    `format must be ascii, binary_little_endian or binary_big_endian 1.0, got ${quote(`${name} ${version ?? ''}`)}`,
  );
}

function toElement([name = '', count = '']: readonly string[]): PlyElement {
  if (/^\d{1,15}$/.test(count)) return { name, count: Number(count), properties: [] };
  throw new RangeError(
    `element ${quote(name)} must have a count, an integer of at least 0, got ${quote(count)}`,
  );
}

function addProperty(element: PlyElement | undefined, words: readonly string[]): void {
  const [type, countType, name] =
    words[0] === 'list' ? [words[2], words[1], words[3]] : [words[0], undefined, words[1]];
  if (!element || name === undefined) {
    throw new RangeError(`a property must have an element, a type and a name, got ${quote(words.join(' '))}`);
  }
  element.properties.push({
    name,
    type: toType(type),
    ...(countType === undefined ? {} : { countType: toType(countType) }),
  });
}

function toType(name = ''): PlyType {
  if (Object.hasOwn(TYPES, name)) return TYPES[name as keyof typeof TYPES];
  throw new RangeError(`a type must be one of ${Object.keys(TYPES).join(', ')}, got ${quote(name)}`);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
