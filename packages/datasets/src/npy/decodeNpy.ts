import { type NpyHeader, npyHeader } from './npyHeader.ts';

/** An array of NumPy's. */
export interface NpyArray {
  /**
   * Row-major. Exact: 32-bit for floats and integers of at most 32 and 16 bits, complex numbers of twice 32; 64-bit for
   * all wider ones.
   */
  values: Float32Array | Float64Array;
  /** If the array is complex, its last side is 2: real and imaginary part. */
  shape: number[];
  complex: boolean;
}

/**
 * Reads a .npy file: booleans, integers, floats and complex numbers of any size up to 16 bytes, in both byte orders, in C
 * order or Fortran's. NaN and infinities are values like others.
 *
 * Written here because the libraries there are read no complex numbers, or hand back integers they have rounded.
 *
 * @param bytes a whole file, of format version 1, 2 or 3.
 * @throws TypeError if `bytes` is not a Uint8Array.
 * @throws RangeError in one line if the file is no .npy, truncated, has elements of another kind, or integers over 2⁵³.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function decodeNpy(bytes: Uint8Array): NpyArray {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(
      `decodeNpy: bytes must be a Uint8Array, the content of a .npy file, got ${typeof bytes}`,
    );
  }
  try {
    return decode(bytes, npyHeader(bytes));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`decodeNpy: ${cause.message}`, { cause });
  }
}

function decode(bytes: Uint8Array, header: NpyHeader): NpyArray {
  const { kind, shape, dataAt } = header;
  const complex = kind === 'c';
  const count = shape.reduce((product, side) => product * side, 1);
  const needed = dataAt + count * header.bytes;
  if (bytes.length < needed) {
    throw new RangeError(
      `truncated: by its header, shape (${shape.join(', ')}), the file has ${needed} bytes, got ${bytes.length}`,
    );
  }
  const parts = complex ? 2 : 1;
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
      throw new RangeError(`its integers must be at most 2^53 in size, got ${integer}; store them as floats`);
    }
    return Number(integer);
  };
}

/** IEEE 754 half precision: sign, 5 bits of exponent, 10 of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Where the file of an array in Fortran order has the element that is n-th in C order. */
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
