import { checkPicture, type Picture } from '@fourier-features/raster';
import sharp from 'sharp';
import { abortable } from './abortable.ts';

export interface EncodeAnimationOptions {
  /** File format; default `webp`. WebP keeps all colours; GIF has 256 of them and is supported everywhere. */
  readonly format?: 'webp' | 'gif';
  /** Frames per second, at most 100; default 24. Files store whole milliseconds, GIF hundredths of a second. */
  readonly framesPerSecond?: number;
  /** Number of times to play, or 0 to repeat for ever; default 0. */
  readonly loop?: number;
  /** Signal that aborts the work; the promise then rejects with `signal.reason` while the encoder finishes in its thread. */
  readonly signal?: AbortSignal;
}

/**
 * Encodes an animated picture: 8 bits per channel, values clipped to [0, 1], all frames shown for the same time.
 *
 * WebP is lossless, except for the colours of transparent pixels.
 *
 * @param frames pictures of equal size and channels.
 * @throws RangeError if there is no frame, frames differ in size or channels, a value is NaN, or an option is out of range.
 *
 * @example
 * ```ts
 * import { encodeAnimation, type Picture } from '@fourier-features/pictures';
 *
 * const frame = (grey: number): Picture => ({ width: 1, height: 1, channels: 1, values: Float32Array.of(grey) });
 * const webp = await encodeAnimation([frame(0), frame(0.5), frame(1)], { framesPerSecond: 2 });
 * ```
 */
export async function encodeAnimation(
  frames: readonly Picture[],
  { format = 'webp', framesPerSecond = 24, loop = 0, signal }: EncodeAnimationOptions = {},
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const [first] = frames;
  if (!first) throw new RangeError('encodeAnimation: frames must hold at least one picture, got none');
  if (format !== 'webp' && format !== 'gif')
    throw new RangeError(`encodeAnimation: format must be webp or gif, got ${String(format)}`);
  if (!(framesPerSecond > 0 && framesPerSecond <= 100)) {
    throw new RangeError(
      `encodeAnimation: framesPerSecond must be above 0 and at most 100, got ${framesPerSecond}`,
    );
  }
  if (!Number.isInteger(loop) || loop < 0)
    throw new RangeError(`encodeAnimation: loop must be an integer of at least 0, got ${loop}`);
  const { width, height, channels } = first;
  const size = width * height * channels;
  const samples = new Uint8Array(size * frames.length);
  frames.forEach((frame, index) => {
    checkPicture('encodeAnimation', `frames[${index}]`, frame);
    if (frame.width !== width || frame.height !== height || frame.channels !== channels) {
      throw new RangeError(
        `encodeAnimation: frames[${index}] must be ${width} × ${height} with ${channels} channels like the first, ` +
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
  const encoded = file.toBuffer();
  return new Uint8Array(await (signal ? abortable(encoded, signal) : encoded));
}
