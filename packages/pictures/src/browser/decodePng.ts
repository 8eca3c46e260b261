import type { Picture } from '@fourier-features/raster';
import { isSrgb } from '../isSrgb.ts';
import { joinBytes } from '../joinBytes.ts';
import { pictureOfSamples } from '../pictureOfSamples.ts';
import { exifOrientation } from './exifOrientation.ts';
import { inflateAtMost } from './inflateAtMost.ts';
import { pngChunks, SIGNATURE_BYTES } from './pngChunks.ts';
import { rgbaByBrowser } from './rgbaByBrowser.ts';
import { upright } from './upright.ts';

/** Largest ICC profile that is read, in bytes. */
const MAX_PROFILE_BYTES = 2 ** 22;
/** Chunks that samples are read from. */
const CRITICAL = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

/**
 * Decodes a PNG file. Samples are read by fast-png, which keeps 16 bits and the colours of transparent pixels; what it
 * cannot do, converting a profile and deinterlacing fewer than 8 bits, is left to the browser.
 *
 * @throws Error if the file is truncated or damaged.
 */
export async function decodePng(
  bytes: Uint8Array,
): Promise<Picture & { readonly bitDepth: 8 | 16; readonly warnings: readonly string[] }> {
  const chunks = pngChunks(bytes);
  const contentOf = (wanted: string): Uint8Array | undefined =>
    chunks.find(({ type }) => type === wanted)?.content;
  const header = pngHeader(contentOf('IHDR'));
  const data = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  // fast-png inflates whatever there is
  const length = inflatedLength(header);
  if ((await inflateAtMost(data, length)) < length) throw new Error('the PNG file has too few samples');

  const profile = await profileOf(contentOf('iCCP'));
  const isForeign = profile !== undefined && !isSrgb(profile);
  if (isForeign || (header.isInterlaced && header.depth < 8)) {
    const { samples, ...size } = await rgbaByBrowser(bytes, 'png', isForeign);
    const picture = pictureOfSamples(samples, { ...size, channels: 4, grey: header.isGrey, opaque: 255 });
    const warnings = header.depth === 16 && isForeign ? [EIGHT_BITS] : [];
    return { ...picture, bitDepth: 8, warnings };
  }
  const critical = chunks.filter(({ type }) => CRITICAL.includes(type)).map(({ whole }) => whole);
  const file = joinBytes([bytes.subarray(0, SIGNATURE_BYTES), ...critical]);
  const { pngSamples } = await import('./pngSamples.ts');
  const { samples, channels } = pngSamples(file, contentOf('tRNS'));
  const { width, height, isGrey: grey } = header;
  const opaque = header.depth === 16 ? 65535 : 255;
  const picture = pictureOfSamples(samples, { width, height, channels, grey, opaque });
  const exif = contentOf('eXIf');
  return {
    ...upright(picture, exif ? exifOrientation(exif) : 1),
    bitDepth: header.depth === 16 ? 16 : 8,
    warnings: [],
  };
}

const EIGHT_BITS =
  'the colours of the PNG file were converted to sRGB, which leaves 8 bits in browsers. Save it as sRGB to keep 16.';

interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per sample. */
  readonly depth: number;
  /** Samples per pixel in the file. */
  readonly channels: number;
  readonly isGrey: boolean;
  readonly isInterlaced: boolean;
}

/** @see PNG (Third Edition), 11.2.1 IHDR */
function pngHeader(content: Uint8Array | undefined): PngHeader {
  if (content?.length !== 13) throw new Error('the PNG file has no header');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const colour = content[9]!;
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour];
  if (!channels) throw new Error(`the PNG file has the unknown colour type ${colour}`);
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: content[8]!,
    channels,
    isGrey: colour === 0 || colour === 4,
    isInterlaced: content[12] === 1,
  };
}

/** First column and row of the passes of an interlaced picture, and the steps between theirs. */
const PASSES: readonly (readonly [x: number, y: number, stepX: number, stepY: number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Returns the length of the samples before compression, a byte for the filter of each row included. */
function inflatedLength({ width, height, depth, channels, isInterlaced }: PngHeader): number {
  const lengthOf = (columns: number, rows: number): number =>
    columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * channels * depth) / 8)) : 0;
  if (!isInterlaced) return lengthOf(width, height);
  const lengths = PASSES.map(([x, y, stepX, stepY]) =>
    lengthOf(Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)),
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Returns the ICC profile of an iCCP chunk: a name, a zero, the method 0, and the compressed profile. */
async function profileOf(content: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  if (!content) return undefined;
  const pieces: Uint8Array[] = [];
  const compressed = content.subarray(content.indexOf(0) + 2);
  await inflateAtMost([compressed], MAX_PROFILE_BYTES, (piece) => pieces.push(piece));
  return joinBytes(pieces);
}
