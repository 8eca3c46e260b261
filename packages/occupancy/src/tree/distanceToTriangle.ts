/**
 * Computes the squared distance from (x, y, z) to the triangle whose corners are the nine numbers from `at`.
 *
 * @see Ericson 2005, "Real-time collision detection", section 5.1.5
 */
export function squaredDistanceToTriangle(
  corners: Float64Array,
  at: number,
  x: number,
  y: number,
  z: number,
): number {
  const [ax, ay, az] = [corners[at]!, corners[at + 1]!, corners[at + 2]!];
  const [abx, aby, abz] = [corners[at + 3]! - ax, corners[at + 4]! - ay, corners[at + 5]! - az];
  const [acx, acy, acz] = [corners[at + 6]! - ax, corners[at + 7]! - ay, corners[at + 8]! - az];
  const [px, py, pz] = [x - ax, y - ay, z - az];
  const d1 = abx * px + aby * py + abz * pz;
  const d2 = acx * px + acy * py + acz * pz;
  const bb = abx * abx + aby * aby + abz * abz;
  const bc = abx * acx + aby * acy + abz * acz;
  const cc = acx * acx + acy * acy + acz * acz;
  // Squared distance to the point a + s·ab + t·ac.
  const to = (s: number, t: number): number =>
    (px - s * abx - t * acx) ** 2 + (py - s * aby - t * acy) ** 2 + (pz - s * abz - t * acz) ** 2;
  const d3 = d1 - bb;
  const d4 = d2 - bc;
  const d5 = d1 - bc;
  const d6 = d2 - cc;
  if (d1 <= 0 && d2 <= 0) return to(0, 0);
  if (d3 >= 0 && d4 <= d3) return to(1, 0);
  if (d6 >= 0 && d5 <= d6) return to(0, 1);
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return to(d1 / (d1 - d3), 0);
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return to(0, d2 / (d2 - d6));
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 >= d3 && d5 >= d6) {
    const t = (d4 - d3) / (d4 - d3 + (d5 - d6));
    return to(1 - t, t);
  }
  const total = va + vb + vc;
  return to(vb / total, vc / total);
}
