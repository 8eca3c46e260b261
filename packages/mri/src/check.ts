/** @throws RangeError unless the shape of a grid has two or three axes, positive integers. */
export function checkGridShape(caller: string, shape: readonly number[]): void {
  const good = shape.length === 2 || shape.length === 3;
  if (!good || shape.some((cells) => !Number.isInteger(cells) || cells < 1)) {
    throw new RangeError(
      `${caller}: shape must hold two or three positive integers, in cells, got [${shape.join(', ')}]`,
    );
  }
}
