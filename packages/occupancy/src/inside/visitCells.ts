/** Projected faces, and the square grid of cells that covers them. */
export interface FaceGrid {
  /** `[f, 9]`: u, v, w of each face's corners, in ascending order of vertex. */
  readonly corners: Float64Array;
  /** Cells along each side. */
  readonly size: number;
  readonly minU: number;
  readonly minV: number;
  readonly cellsPerUnit: number;
}

/** Margin around each face, in cells, so that rounding hides no face from a point. */
const SLACK = 1e-6;

/** Visits the cells that each face's projection touches: row by row, from its leftmost to its rightmost point in the row. */
export function visitCells(
  { corners, minU, minV, cellsPerUnit, size }: FaceGrid,
  visit: (cell: number, face: number) => void,
): void {
  const clamp = (index: number): number => Math.max(0, Math.min(size - 1, Math.floor(index)));
  const us = new Float64Array(3);
  const vs = new Float64Array(3);
  for (let face = 0; 9 * face < corners.length; face++) {
    for (let k = 0; k < 3; k++) {
      us[k] = (corners[9 * face + 3 * k]! - minU) * cellsPerUnit;
      vs[k] = (corners[9 * face + 3 * k + 1]! - minV) * cellsPerUnit;
    }
    const lastRow = clamp(Math.max(vs[0]!, vs[1]!, vs[2]!) + SLACK);
    for (let row = clamp(Math.min(vs[0]!, vs[1]!, vs[2]!) - SLACK); row <= lastRow; row++) {
      let [left, right] = [Infinity, -Infinity];
      const [below, above] = [row - SLACK, row + 1 + SLACK];
      for (let k = 0; k < 3; k++) {
        const [u, v] = [us[k]!, vs[k]!];
        const [toU, toV] = [us[(k + 1) % 3]!, vs[(k + 1) % 3]!];
        if (v >= below && v <= above) {
          left = Math.min(left, u);
          right = Math.max(right, u);
        }
        for (const border of [below, above]) {
          if (v < border === toV < border) continue;
          const crossing = u + ((border - v) / (toV - v)) * (toU - u);
          left = Math.min(left, crossing);
          right = Math.max(right, crossing);
        }
      }
      const lastColumn = clamp(right + SLACK);
      for (let column = clamp(left - SLACK); column <= lastColumn; column++) visit(row * size + column, face);
    }
  }
}
