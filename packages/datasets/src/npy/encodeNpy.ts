/** What is written of an array. */
export interface EncodableArray {
  /** Row-major; the array's type is the file's. */
  values: Float32Array | Float64Array | Uint8Array;
  /** If the array is complex, its last side is 2: real and imaginary part. */
  shape: readonly number[];
  /** Whether pairs of values are complex numbers; default false. */
  complex?: boolean;
}

/**
 * Writes a .npy file, version 1, lowest bytes first, in C order: float32, float64 or uint8, or complex64 or complex128,
 * whose shape in the file is without the trailing 2.
 *
 * @throws RangeError if values and shape disagree, the shape is none, or complex numbers have no trailing side of 2.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function encodeNpy({ values, shape, complex = false }: EncodableArray): Uint8Array<ArrayBuffer> {
  const count = shape.reduce((product, side) => product * side, 1);
  if (!shape.every((side) => Number.isInteger(side) && side >= 0) || count !== values.length) {
    throw new RangeError(
      `encodeNpy: shape must be whole numbers whose product is the ${values.length} values, got [${shape.join(', ')}]`,
    );
  }
  if (complex && (shape.at(-1) !== 2 || values instanceof Uint8Array)) {
    throw new RangeError(
      `encodeNpy: complex values must be floats with a last side of 2, got ${values.constructor.name} ` +
        `of shape [${shape.join(', ')}]`,
    );
  }
  const size = values.BYTES_PER_ELEMENT;
  const type = complex ? `<c${2 * size}` : size === 1 ? '|u1' : `<f${size}`;
  const sides = complex ? shape.slice(0, -1) : shape;
  const tuple = sides.length === 1 ? `${sides[0]},` : sides.join(', ');
  const fields = `{'descr': '${type}', 'fortran_order': False, 'shape': (${tuple}), }`;
  // the data start at a multiple of 64, after a line feed
  const start = Math.ceil((10 + fields.length + 1) / 64) * 64;
  const file = new Uint8Array(start + values.length * size);
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  const view = new DataView(file.buffer);
  view.setUint16(8, start - 10, true);
  file.set(new TextEncoder().encode(`${fields.padEnd(start - 11)}\n`), 10);
  for (let i = 0; i < values.length; i++) {
    const at = start + i * size;
    if (size === 1) view.setUint8(at, values[i]!);
    else if (size === 4) view.setFloat32(at, values[i]!, true);
    else view.setFloat64(at, values[i]!, true);
  }
  return file;
}
