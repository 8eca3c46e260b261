/** A straight stroke of a brush, in parts of the picture's width and height from its upper left corner. */
export interface PaintStroke {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}
