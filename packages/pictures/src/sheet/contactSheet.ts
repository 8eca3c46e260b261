import { checkPicture, type Picture } from '@fourier-features/raster';
import sharp from 'sharp';
import { type Lettering, textPath, wrapText } from './lettering.ts';
import { type OpaqueTile, opaqueTile } from './opaqueTile.ts';

/** A picture on a contact sheet, and its labels. */
export interface Tile {
  /** Picture of the tile, over a light checkerboard where it is transparent; an empty place if left out. */
  readonly picture?: Picture;
  /** Text above the picture. */
  readonly title: string;
  /** Text below the picture. */
  readonly caption?: string;
}

export interface ContactSheetOptions {
  readonly tiles: readonly Tile[];
  /** Number of tiles per row; default all if there are at most five, else a nearly square arrangement. */
  readonly columns?: number;
  /** Longest side of a picture on the sheet, in pixels; text and margins grow with it; default 256. */
  readonly tileSize?: number;
  /** Text above the sheet. */
  readonly heading?: string;
}

/** Lines of text, left-aligned at x, the top of the first line at y, in pixels. */
interface TextBlock {
  lines: string[];
  x: number;
  y: number;
  style: Style;
}

type Style = Lettering & { lineHeight: number; colour: string };

const FRAME = 222;

/**
 * Draws labelled pictures side by side on white.
 *
 * Small pictures are enlarged by an integer factor into visible pixels, large ones reduced by area averaging. Text is set
 * in the bundled Inter (Latin, Greek, Cyrillic) and drawn as outlines, independent of the system's fonts.
 *
 * @returns a PNG file, 8-bit RGB.
 * @throws RangeError if there is no tile, `columns` or `tileSize` is not a positive integer, or a picture's size and
 * values disagree.
 *
 * @example
 * ```ts
 * import { contactSheet, type Picture } from '@fourier-features/pictures';
 *
 * const picture: Picture = { width: 2, height: 2, channels: 1, values: Float32Array.of(0, 1, 1, 0) };
 * const png = await contactSheet({ heading: 'Checks', tiles: [{ picture, title: '2 × 2', caption: 'grey' }] });
 * ```
 */
export async function contactSheet({
  tiles,
  columns = tiles.length <= 5 ? tiles.length : Math.ceil(Math.sqrt(tiles.length)),
  tileSize = 256,
  heading,
}: ContactSheetOptions): Promise<Uint8Array> {
  if (tiles.length === 0)
    throw new RangeError('contactSheet: tiles must hold at least one picture, got none');
  checkPositiveInteger('columns', columns);
  checkPositiveInteger('tileSize', tileSize, 'pixels');
  tiles.forEach(({ picture }, index) => {
    if (picture) checkPicture('contactSheet', `tiles[${index}].picture`, picture);
  });

  const unit = Math.max(1, tileSize / 256);
  const style = (size: number, weight: Style['weight'], colour: string): Style => ({
    size: size * unit,
    weight,
    lineHeight: Math.round(size * unit * 1.4),
    colour,
  });
  const headingStyle = style(20, 600, '#222222');
  const titleStyle = style(14, 600, '#333333');
  const captionStyle = style(12.5, 400, '#666666');
  const margin = Math.round(28 * unit);
  const gap = Math.round(20 * unit);
  const space = Math.round(7 * unit);

  const pictures = tiles.map(({ picture }) => picture && opaqueTile(picture, tileSize));
  const cell = Math.max(Math.round(160 * unit), ...pictures.map((tile) => tile?.width ?? 0));
  const columnCount = Math.min(columns, tiles.length);
  const width = 2 * margin + columnCount * cell + (columnCount - 1) * gap;

  const blocks: TextBlock[] = [];
  const places: { tile: OpaqueTile; x: number; y: number }[] = [];
  const height = (lines: string[], { lineHeight }: Style) => lines.length * lineHeight;
  let y = margin;
  if (heading) {
    const lines = wrapText(heading, width - 2 * margin, headingStyle);
    blocks.push({ lines, x: margin, y, style: headingStyle });
    y += height(lines, headingStyle) + gap;
  }
  for (let first = 0; first < tiles.length; first += columnCount) {
    const row = tiles.slice(first, first + columnCount).map(({ title, caption }, column) => ({
      tile: pictures[first + column],
      title: title ? wrapText(title, cell, titleStyle) : [],
      caption: caption ? wrapText(caption, cell, captionStyle) : [],
      x: margin + column * (cell + gap),
    }));
    const tallest = (heights: number[]) => Math.max(...heights);
    const titleHeight = tallest(row.map(({ title }) => height(title, titleStyle)));
    const captionHeight = tallest(row.map(({ caption }) => height(caption, captionStyle)));
    const top = y + titleHeight + (titleHeight > 0 ? space : 0);
    const bottom = top + tallest(row.map(({ tile }) => tile?.height ?? 0));
    for (const { tile, title, caption, x } of row) {
      // a short title is aligned with the bottom of the longest title in its row
      blocks.push({
        lines: title,
        x,
        y: y + titleHeight - height(title, titleStyle),
        style: titleStyle,
      });
      if (tile) places.push({ tile, x, y: top });
      blocks.push({ lines: caption, x, y: top + (tile?.height ?? 0) + space, style: captionStyle });
    }
    y = bottom + (captionHeight > 0 ? space + captionHeight : 0) + gap;
  }
  return draw(width, y - gap + margin, places, blocks);
}

async function draw(
  width: number,
  height: number,
  places: { tile: OpaqueTile; x: number; y: number }[],
  blocks: TextBlock[],
): Promise<Uint8Array> {
  const samples = new Uint8Array(width * height * 3).fill(255);
  for (const { tile, x, y } of places) {
    for (let row = -1; row <= tile.height; row++) {
      const start = ((y + row) * width + x) * 3;
      samples.fill(FRAME, start - 3, start + (tile.width + 1) * 3);
      if (row < 0 || row === tile.height) continue;
      samples.set(tile.samples.subarray(row * tile.width * 3, (row + 1) * tile.width * 3), start);
    }
  }
  const paths = blocks.flatMap(({ lines, x, y, style: { lineHeight, colour, ...lettering } }) =>
    lines.map((line, index) => {
      const baseline = y + index * lineHeight + (lineHeight + 0.727 * lettering.size) / 2;
      return `<path fill="${colour}" d="${textPath(line, x, baseline, lettering)}"/>`;
    }),
  );
  const letters = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paths.join('')}</svg>`;
  const png = await sharp(samples, { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(letters) }])
    .removeAlpha()
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  return new Uint8Array(png);
}

function checkPositiveInteger(argument: string, value: number, unit = 'tiles'): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`contactSheet: ${argument} must be a positive integer, in ${unit}, got ${value}`);
  }
}
