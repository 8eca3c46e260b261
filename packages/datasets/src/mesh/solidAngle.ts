/** Three coordinates relative to the point that a triangle is seen from. */
type Offset = ArrayLike<number>;

/** Computes a · (b × c), six times the volume between a triangle and the point. */
export function triple(a: Offset, b: Offset, c: Offset): number {
  return (
    a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) +
    a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!) +
    a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)
  );
}

/**
 * Computes the solid angle of a triangle, positive if the point is behind it.
 *
 * @see Van Oosterom & Strackee 1983, "The solid angle of a plane triangle"
 */
export function solidAngle(a: Offset, b: Offset, c: Offset): number {
  const dot = (u: Offset, v: Offset): number => u[0]! * v[0]! + u[1]! * v[1]! + u[2]! * v[2]!;
  const [la, lb, lc] = [a, b, c].map((u) => Math.sqrt(dot(u, u))) as [number, number, number];
  return 2 * Math.atan2(triple(a, b, c), la * lb * lc + dot(a, b) * lc + dot(b, c) * la + dot(c, a) * lb);
}
