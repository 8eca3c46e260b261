import sharp from 'sharp';
import { checkPicture, type Picture } from './picture.ts';

export interface EncodeAnimationOptions {
  /** WebP keeps all colours; GIF has 256 of them and is shown everywhere. */
  format?: 'webp' | 'gif';
  /** At most 100: files count in milliseconds, GIF in hundredths of a second. */
  framesPerSecond?: number;
  /** Times to play; 0 for ever. */
  loop?: number;
}

/**
 * Writes an animated picture: 8 bits per channel, values clipped to [0, 1], every frame shown as long.
 *
 * WebP is written without loss for up to 3 channels and with alpha for 2 and 4.
 *
 * @param frames of one size and with the same channels.
 * @throws RangeError if there is no frame, frames differ in size or channels, a value is NaN, or an option is out of range.
 */
export async function encodeAnimation(
  frames: readonly Picture[],
  { format = 'webp', framesPerSecond = 24, loop = 0 }: EncodeAnimationOptions = {},
): Promise<Uint8Array> {
  const [first] = frames;
  if (!first) throw new RangeError('encodeAnimation: frames must hold at least one picture, got none');
  if (!(framesPerSecond > 0 && framesPerSecond <= 100)) {
    throw new RangeError(
      `encodeAnimation: framesPerSecond must be greater than 0 and at most 100, got ${framesPerSecond}`,
    );
  }
  if (!Number.isInteger(loop) || loop < 0)
    throw new RangeError(`encodeAnimation: loop must be a whole number of at least 0, got ${loop}`);
  const { width, height, channels } = first;
  const size = width * height * channels;
  const samples = new Uint8Array(size * frames.length);
  frames.forEach((frame, index) => {
    checkPicture('encodeAnimation', `frames[${index}]`, frame);
    if (frame.width !== width || frame.height !== height || frame.channels !== channels) {
      throw new RangeError(
        `encodeAnimation: frames[${index}] must be ${width} × ${height} with ${channels} channels as the first, ` +
          `got ${frame.width} × ${frame.height} with ${frame.channels}`,
      );
    }
    frame.values.forEach((value, i) => {
      samples[index * size + i] = Math.round(255 * Math.min(Math.max(value, 0), 1));
    });
  });
  const raw = { width, height: height * frames.length, channels, pageHeight: height };
  const animation = sharp(samples, { raw }).toColourspace('srgb');
  const timing = { loop, delay: frames.map(() => Math.round(1000 / framesPerSecond)) };
  const file = format === 'gif' ? animation.gif(timing) : animation.webp({ ...timing, lossless: true });
  return new Uint8Array(await file.toBuffer());
}
