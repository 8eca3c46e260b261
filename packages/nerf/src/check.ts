/** @throws RangeError unless 0 ≤ near < far, both finite. */
export function checkDepthRange(caller: string, near: number, far: number): void {
  if (!(near >= 0 && far > near && Number.isFinite(far))) {
    throw new RangeError(
      `${caller}: near and far must be depths in scene units with 0 <= near < far, got ${near} and ${far}`,
    );
  }
}
