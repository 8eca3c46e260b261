/**
 * Convolves a picture with a Gaussian along rows, then columns; the pixels at the edges are repeated beyond them.
 *
 * @param radius standard deviation, in pixels.
 */
export function gaussianBlur(values: Float32Array, width: number, radius: number): Float32Array {
  const height = values.length / width;
  const reach = Math.ceil(4 * radius);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / radius) ** 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const along = (
    from: Float32Array,
    at: (line: number, i: number) => number,
    lines: number,
    length: number,
  ): Float32Array => {
    const result = new Float32Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -reach; k <= reach; k++)
          sum += weights[k + reach]! * from[at(line, Math.min(length - 1, Math.max(0, i + k)))]!;
        result[at(line, i)] = sum / total;
      }
    }
    return result;
  };
  const rows = along(values, (row, i) => row * width + i, height, width);
  return along(rows, (column, i) => i * width + column, width, height);
}
