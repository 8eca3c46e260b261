/** What the layout of weights depends on: the kernels of one vector width. */
export interface Tile {
  /** Floats per vector; outputs are padded to a multiple. */
  readonly width: number;
  /** Rows of weights whose gradients are in registers at a time; inputs are padded to a multiple. */
  readonly rows: number;
}

/** Returns the width of a panel of weights, in outputs. */
export function panelWidth({ width }: Tile): number {
  return 2 * width;
}
