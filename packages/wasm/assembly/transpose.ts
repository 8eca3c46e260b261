import { PANEL, ROW_BYTES } from './plan';

/**
 * Transposes a panel `[row][16 points]` into its share of `[row / 16][point][16 rows]`.
 *
 * @param rows number of rows divided by 16.
 * @param target where the panel's first point goes among the first sixteen rows.
 * @param targetStride bytes from 16 rows to the next 16.
 */
export function transposePanel(panel: usize, rows: i32, target: usize, targetStride: i32): void {
  for (let sixteen: i32 = 0; sixteen < rows; sixteen++) {
    for (let row: usize = 0; row < 4; row++) {
      const from = panel + row * 4 * ROW_BYTES;
      const to = target + (row << 4);
      for (let point: usize = 0; point < 4; point++) {
        transposeFour(from + (point << 4), to + point * 4 * ROW_BYTES);
      }
    }
    panel += PANEL * ROW_BYTES;
    target += targetStride;
  }
}

/** Transposes 4 × 4 numbers, with rows 64 bytes apart on both sides. */
// @ts-ignore: decorator
@inline
function transposeFour(from: usize, to: usize): void {
  const a = v128.load(from);
  const b = v128.load(from, 64);
  const c = v128.load(from, 128);
  const d = v128.load(from, 192);
  const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<i32>(abLow, cdLow, 2, 3, 6, 7), 64);
  v128.store(to, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5), 128);
  v128.store(to, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7), 192);
}
