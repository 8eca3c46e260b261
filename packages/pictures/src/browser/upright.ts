import type { Picture } from '@fourier-features/raster';

/** Turns and mirrors a picture upright, by its EXIF orientation from 1 to 8. */
export function upright(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const { width, height, channels, values } = picture;
  const isTransposed = orientation >= 5;
  // of the stored picture, after the transposition that 5 to 8 begin with
  const mirrorsColumns = [2, 3, 6, 7].includes(orientation);
  const mirrorsRows = [3, 4, 7, 8].includes(orientation);
  const [columns, rows] = isTransposed ? [height, width] : [width, height];
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = mirrorsColumns ? columns - 1 - column : column;
      const y = mirrorsRows ? rows - 1 - row : row;
      const source = isTransposed ? x * width + y : y * width + x;
      const target = row * columns + column;
      for (let channel = 0; channel < channels; channel++)
        turned[target * channels + channel] = values[source * channels + channel]!;
    }
  }
  return { width: columns, height: rows, channels, values: turned };
}
