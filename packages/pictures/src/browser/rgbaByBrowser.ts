/** Samples of a picture, red, green, blue and straight alpha. */
export interface RgbaSamples {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8ClampedArray;
}

/** Largest number of pixels that a canvas gets at once: some browsers allow no larger ones. */
const STRIP_PIXELS = 2 ** 22;

/**
 * Decodes a picture file with the browser's own decoder, upright.
 *
 * @param convert whether colours are converted from the file's profile to sRGB; otherwise samples are kept.
 * @throws Error if the browser cannot decode the file.
 */
export async function rgbaByBrowser(
  bytes: Uint8Array,
  format: string,
  convert: boolean,
): Promise<RgbaSamples> {
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
  const bitmap = await createImageBitmap(file, {
    colorSpaceConversion: convert ? 'default' : 'none',
    premultiplyAlpha: 'none',
    imageOrientation: 'from-image',
  });
  try {
    return read(bitmap);
  } finally {
    bitmap.close();
  }
}

function read(bitmap: ImageBitmap): RgbaSamples {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(STRIP_PIXELS / width)));
  const context = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws no pictures without a page');
  const samples = new Uint8ClampedArray(4 * width * height);
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    samples.set(context.getImageData(0, 0, width, count).data, 4 * width * top);
  }
  return { width, height, samples };
}
