/** @throws RangeError unless the shape has two or three axes, whole numbers of at least 1. */
export function checkShape(caller: string, shape: readonly number[]): void {
  const good = shape.length === 2 || shape.length === 3;
  if (!good || shape.some((cells) => !Number.isInteger(cells) || cells < 1)) {
    throw new RangeError(
      `${caller}: shape must hold two or three whole numbers of at least 1, in cells, got [${shape.join(', ')}]`,
    );
  }
}
