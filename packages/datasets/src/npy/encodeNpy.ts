/** An array to encode. */
export interface EncodableArray {
  /** Elements, row-major; their type becomes the type of the file. */
  readonly values: Float32Array | Float64Array | Uint8Array;
  /** Shape; a complex array needs a trailing side of 2, real and imaginary part. */
  readonly shape: readonly number[];
  /** Whether pairs of values are complex numbers; default false. */
  readonly complex?: boolean;
}

/**
 * Encodes an array as a .npy file: version 1, little-endian, C order, float32, float64 or uint8, or complex64 or
 * complex128, whose shape in the file omits the trailing 2.
 *
 * @throws RangeError if values and shape disagree, a side is not an integer of at least 0, or complex values have no
 * trailing side of 2.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @example
 * ```ts
 * import { encodeNpy } from '@fourier-features/datasets';
 *
 * const real = encodeNpy({ values: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] });
 * const complex = encodeNpy({ values: Float32Array.of(1, 0, 0, 1), shape: [2, 2], complex: true }); // [1, i]
 * ```
 */
export function encodeNpy({ values, shape, complex = false }: EncodableArray): Uint8Array<ArrayBuffer> {
  const count = shape.reduce((product, side) => product * side, 1);
  if (!shape.every((side) => Number.isInteger(side) && side >= 0) || count !== values.length) {
    throw new RangeError(
      `encodeNpy: shape must be integers with product ${values.length}, the number of values, got [${shape.join(', ')}]`,
    );
  }
  if (complex && (shape.at(-1) !== 2 || values instanceof Uint8Array)) {
    throw new RangeError(
      `encodeNpy: complex values must be floats with a trailing side of 2, got ${values.constructor.name} ` +
        `of shape [${shape.join(', ')}]`,
    );
  }
  const size = values.BYTES_PER_ELEMENT;
  const type = complex ? `<c${2 * size}` : size === 1 ? '|u1' : `<f${size}`;
  const sides = complex ? shape.slice(0, -1) : shape;
  const tuple = sides.length === 1 ? `${sides[0]},` : sides.join(', ');
  const fields = `{'descr': '${type}', 'fortran_order': False, 'shape': (${tuple}), }`;
  // the format aligns the data to 64 bytes; a line feed precedes them
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
