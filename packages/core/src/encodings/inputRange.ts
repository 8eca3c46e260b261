/** @throws RangeError unless both ends are finite and differ. */
export function checkInputRange(caller: string, [low, high]: readonly [number, number]): void {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) {
    throw new RangeError(`${caller}: inputRange must be two different finite numbers, got [${low}, ${high}]`);
  }
}
