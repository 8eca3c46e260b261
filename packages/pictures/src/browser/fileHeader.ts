import { imageSize } from 'image-size';

/** What a file says about its picture before a pixel is decoded. */
export interface FileHeader {
  readonly format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';
  /** Width and height in pixels, as stored: before an EXIF orientation is applied. */
  readonly width: number;
  readonly height: number;
}

const FORMATS: Readonly<Record<string, FileHeader['format']>> = {
  png: 'png',
  jpg: 'jpeg',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
};

const CURES: Readonly<Record<string, string>> = {
  svg: 'SVG is not read in browsers, so save the drawing as PNG',
  tiff: 'TIFF is not read in browsers, so save the picture as PNG',
};
const HEIC_CURE = 'HEIC is not read in browsers, so save the picture as JPEG';

/**
 * Reads the format and the size of a picture file.
 *
 * @throws Error with the reason and the cure if the format is not read in browsers, or the header is damaged.
 */
export function fileHeader(bytes: Uint8Array): FileHeader {
  if (bytes.length === 0) throw new Error('the file is empty');
  if (startsWith(bytes, '%PDF')) throw new Error('a PDF is not a picture, so save its page as PNG');
  const brands = brandsOf(bytes);
  const isAvif = brands.includes('avif');
  if (!isAvif && /hei[cx]|hev[cx]|mif1|msf1/.test(brands)) throw new Error(HEIC_CURE);
  const { width, height, type = '' } = sizeOf(bytes);
  const format = isAvif ? 'avif' : FORMATS[type];
  if (format) return { format, width, height };
  throw new Error(CURES[type] ?? unsupported(type.toUpperCase()));
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; type?: string | undefined } {
  try {
    return imageSize(bytes);
  } catch (cause) {
    throw new Error(hasSignature(bytes) ? 'the header is damaged or truncated' : unsupported('the format'), {
      cause,
    });
  }
}

function unsupported(what: string): string {
  return `${what} is not supported in browsers, so save the picture as PNG or JPEG`;
}

/** Returns the brands of an ISO base media file, the main one first; AV1 may be only a compatible one. */
function brandsOf(bytes: Uint8Array): string {
  return startsWith(bytes.subarray(4), 'ftyp') ? latin1(bytes.subarray(8, bytes[3])) : '';
}

function hasSignature(bytes: Uint8Array): boolean {
  const starts = ['\x89PNG', 'GIF8', 'RIFF', '\xff\xd8\xff'];
  return starts.some((start) => startsWith(bytes, start)) || startsWith(bytes.subarray(4), 'ftyp');
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return latin1(bytes.subarray(0, start.length)) === start;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
