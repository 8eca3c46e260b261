import type { Picture } from '@fourier-features/raster';
import { isSrgb } from '../isSrgb.ts';
import { joinBytes } from '../joinBytes.ts';
import { endsFrom, nextMarker, START_OF_SCAN, segmentFrom } from '../jpegSegments.ts';
import { mendJpeg } from '../mendJpeg.ts';
import { pictureOfSamples } from '../pictureOfSamples.ts';
import { rgbaByBrowser } from './rgbaByBrowser.ts';

/** Markers of frames: 0xc0 to 0xcf without Huffman tables, extensions and arithmetic conditioning. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const APP2 = 0xe2;
const PROFILE_START = 'ICC_PROFILE\0';

/**
 * Decodes a JPEG file with the browser's decoder.
 *
 * @throws Error if the file does not end as JPEG does, or the browser cannot decode it.
 */
export async function decodeJpeg(
  bytes: Uint8Array,
): Promise<Picture & { readonly warnings: readonly string[] }> {
  const { bytes: mended, warnings } = mendJpeg(bytes);
  const { components, profile } = jpegFacts(mended);
  const { samples, ...size } = await rgbaByBrowser(mended, 'jpeg', profile !== undefined && !isSrgb(profile));
  const picture = pictureOfSamples(samples, { ...size, channels: 4, grey: components === 1, opaque: 255 });
  return { ...picture, warnings };
}

interface JpegFacts {
  /** Number of components: 1 grey, 3 colour, 4 CMYK. */
  readonly components: number;
  readonly profile: Uint8Array | undefined;
}

function jpegFacts(bytes: Uint8Array): JpegFacts {
  let components = 3;
  let at = 2;
  const parts = new Map<number, Uint8Array>();
  for (let next = segmentFrom(bytes, at); next !== undefined; next = segmentFrom(bytes, at)) {
    const { marker, contentAt, end } = next;
    const content = bytes.subarray(contentAt, end);
    at = marker === START_OF_SCAN ? nextMarker(bytes, end) : end;
    if (isFrame(marker)) components = content[5]!;
    // large profiles are cut into numbered parts
    if (marker === APP2 && String.fromCharCode(...content.subarray(0, 12)) === PROFILE_START)
      parts.set(content[12]!, content.subarray(14));
  }
  if (!endsFrom(bytes, at)) throw new Error('the JPEG file is truncated');
  const ordered = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part);
  return { components, profile: ordered.length > 0 ? joinBytes(ordered) : undefined };
}
