import { MAX_NPY_VALUES } from '../limits.ts';
import { reasonOf } from '../reasonOf.ts';
import { decodeHeader, type NpyHeader } from './decodeHeader.ts';

export interface DecodeNpyOptions {
  /** Largest number of values, a complex number being two; 2^28 by default. Each takes 4 or 8 bytes. */
  readonly maxValues?: number;
}

/** A NumPy array. */
export interface NpyArray {
  /**
   * Elements, row-major and exact: 32-bit for floats up to float32, integers up to 16 bits and complex64, 64-bit for
   * wider types.
   */
  readonly values: Float32Array | Float64Array;
  /** Shape; a complex array has a trailing side of 2, real and imaginary part. */
  readonly shape: readonly number[];
  readonly complex: boolean;
}

/**
 * Decodes a .npy file: booleans, integers, floats and complex numbers of up to 16 bytes, in both byte orders and in C or
 * Fortran order. NaN and infinities are preserved.
 *
 * @param bytes a complete file, of format version 1, 2 or 3, at most 64 axes and at most `maxValues` values.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError with a message of one line if the file is not .npy, truncated, too large, has elements of another
 * type, or integers beyond 2⁵³.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @example
 * ```ts
 * import { decodeNpy, encodeNpy } from '@fourier-features/datasets';
 *
 * const bytes = encodeNpy({ values: Float32Array.of(1, 2, 3, 4), shape: [2, 2] }); // or the content of any .npy file
 * const { values, shape, complex } = decodeNpy(bytes);
 * ```
 */
export function decodeNpy(
  bytes: Uint8Array,
  { maxValues = MAX_NPY_VALUES }: DecodeNpyOptions = {},
): NpyArray {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeNpy: bytes must be a Uint8Array, the content of a .npy file, got ${typeof bytes}`,
    );
  }
  try {
    return decode(bytes, decodeHeader(bytes), maxValues);
  } catch (cause) {
    throw new RangeError(`decodeNpy: ${reasonOf(cause)}`, { cause });
  }
}

function decode(bytes: Uint8Array, header: NpyHeader, maxValues: number): NpyArray {
  const { kind, shape, dataAt } = header;
  const complex = kind === 'c';
  const parts = complex ? 2 : 1;
  // an empty array may have sides of any length, whose product would not be a number
  const count = shape.includes(0) ? 0 : shape.reduce((product, side) => product * side, 1);
  if (count * parts > maxValues) {
    throw new RangeError(
      `an array must have at most ${maxValues} values, got shape (${shape.join(', ')})${complex ? ', complex' : ''}. Raise maxValues if there is memory.`,
    );
  }
  const needed = dataAt + count * header.bytes;
  if (bytes.length < needed) {
    throw new RangeError(
      `truncated: a file of shape (${shape.join(', ')}) has ${needed} bytes, got ${bytes.length}`,
    );
  }
  const partBytes = header.bytes / parts;
  const wide = partBytes === 8 || (partBytes === 4 && (kind === 'i' || kind === 'u'));
  const values = wide ? new Float64Array(count * parts) : new Float32Array(count * parts);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt, bytes.byteLength - dataAt);
  const read = readerOf(view, kind, partBytes, header.littleEndian);
  const place = header.fortranOrder ? fortranPlaces(shape) : (element: number) => element;
  for (let element = 0; element < count; element++) {
    const source = place(element) * parts;
    for (let part = 0; part < parts; part++) {
      values[element * parts + part] = read((source + part) * partBytes);
    }
  }
  return { values, shape: complex ? [...shape, 2] : shape, complex };
}

function readerOf(
  view: DataView,
  kind: NpyHeader['kind'],
  bytes: number,
  littleEndian: boolean,
): (at: number) => number {
  if (kind === 'f' || kind === 'c') {
    if (bytes === 2) return (at) => halfFloat(view.getUint16(at, littleEndian));
    return bytes === 4
      ? (at) => view.getFloat32(at, littleEndian)
      : (at) => view.getFloat64(at, littleEndian);
  }
  const signed = kind === 'i';
  if (bytes === 1) return (at) => (signed ? view.getInt8(at) : view.getUint8(at));
  if (bytes === 2) {
    return (at) => (signed ? view.getInt16(at, littleEndian) : view.getUint16(at, littleEndian));
  }
  if (bytes === 4) {
    return (at) => (signed ? view.getInt32(at, littleEndian) : view.getUint32(at, littleEndian));
  }
  return (at) => {
    const integer = signed ? view.getBigInt64(at, littleEndian) : view.getBigUint64(at, littleEndian);
    if (BigInt.asIntN(54, integer) !== integer) {
      throw new RangeError(
        `integers must be at most 2^53 in magnitude, got ${integer}. Store them as floats.`,
      );
    }
    return Number(integer);
  };
}

/** Converts an IEEE 754 half-precision number: sign, 5 bits of exponent, 10 of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Returns a function from the index of an element in C order to its index in Fortran order. */
function fortranPlaces(shape: readonly number[]): (element: number) => number {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, side) => product * side, 1));
  return (element) => {
    let rest = element;
    let place = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const side = shape[axis]!;
      place += (rest % side) * strides[axis]!;
      rest = Math.floor(rest / side);
    }
    return place;
  };
}
