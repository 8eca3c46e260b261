/**
 * Computes Σ image(x) e^(−2πi Σ (x − o)(k − ⌊n/2⌋)/n)/√N by its definition, DC in the middle: that of fastMRI, BART and sigpy for
 * the origin o = ⌊n/2⌋.
 *
 * @param values `[...shape, 2]`.
 */
export function centredDft(
  values: readonly number[],
  shape: readonly number[],
  imageOrigin: 'corner' | 'centre' = 'centre',
): number[] {
  const count = shape.reduce((product, side) => product * side, 1);
  const middle = shape.map((side) => Math.floor(side / 2));
  const places = Array.from({ length: count }, (_, i) => indicesOf(i, shape));
  return places.flatMap((bin) => {
    let [re, im] = [0, 0];
    places.forEach((cell, i) => {
      const turns = shape.reduce((sum, side, axis) => {
        const x = cell[axis]! - (imageOrigin === 'centre' ? middle[axis]! : 0);
        return sum + (x * (bin[axis]! - middle[axis]!)) / side;
      }, 0);
      const [cos, sin] = [Math.cos(2 * Math.PI * turns), -Math.sin(2 * Math.PI * turns)];
      const [a, b] = [values[2 * i]!, values[2 * i + 1]!];
      re += a * cos - b * sin;
      im += a * sin + b * cos;
    });
    return [re / Math.sqrt(count), im / Math.sqrt(count)];
  });
}

function indicesOf(index: number, shape: readonly number[]): number[] {
  let rest = index;
  return shape
    .toReversed()
    .map((side) => {
      const at = rest % side;
      rest = Math.floor(rest / side);
      return at;
    })
    .toReversed();
}
