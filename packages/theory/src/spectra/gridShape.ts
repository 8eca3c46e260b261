import { checkPositiveInteger } from '@fourier-features/core/check';

/** @throws RangeError unless the axes of a grid are positive integers and have n points together. */
export function checkGridShape(caller: string, shape: readonly number[], n: number): void {
  for (const [axis, length] of shape.entries()) checkPositiveInteger(caller, `shape[${axis}]`, length);
  if (shape.reduce((product, length) => product * length, 1) !== n)
    throw new RangeError(
      `${caller}: shape must have ${n} points, those of the kernel, got [${shape.join(', ')}]`,
    );
}

/** Returns the place of a number along each axis, slowest first. */
export function placeOf(index: number, shape: readonly number[]): number[] {
  const place = new Array<number>(shape.length);
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return place;
}

/** Returns |k|, in cycles per side, of each wave vector of the DFT of a grid: that of k and n − k is the lesser. */
export function waveVectorLengths(shape: readonly number[]): Float64Array {
  const n = shape.reduce((product, length) => product * length, 1);
  return Float64Array.from({ length: n }, (_, index) =>
    Math.hypot(...placeOf(index, shape).map((k, axis) => Math.min(k, shape[axis]! - k))),
  );
}
