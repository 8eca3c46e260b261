import { encodeAnimation, type Picture } from '@fourier-features/pictures';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

const frame = (level: number, channels: Picture['channels'] = 3): Picture => ({
  width: 6,
  height: 4,
  channels,
  values: Float32Array.from({ length: 24 * channels }, (_, i) => (level + 5 * (i % channels)) / 255),
});
const frames = [frame(0), frame(100), frame(200)];

describe('encodeAnimation(frames, options)', () => {
  test.each(['webp', 'gif'] as const)('writes every frame as long, as %s', async (format) => {
    const file = await encodeAnimation(frames, { format, framesPerSecond: 20, loop: 3 });
    const metadata = await sharp(file, { animated: true }).metadata();
    expect(metadata).toMatchObject({ format, pages: 3, pageHeight: 4, width: 6, delay: [50, 50, 50] });
  });

  test('keeps the pixels in WebP', async () => {
    const file = await encodeAnimation(frames);
    for (const [page, { values }] of frames.entries()) {
      const pixels = await sharp(file, { page }).removeAlpha().raw().toBuffer();
      expect([...pixels]).toEqual(Array.from(values, (value) => Math.round(255 * value)));
    }
  });

  test.each([1, 2, 4] as const)('takes %i channels', async (channels) => {
    const file = await encodeAnimation([frame(10, channels), frame(200, channels)]);
    expect((await sharp(file, { animated: true }).metadata()).pages).toBe(2);
  });

  test('clips to [0, 1] and gives the same bytes twice', async () => {
    const bright = { ...frame(0), values: frame(0).values.map(() => 7) };
    const white = { ...frame(0), values: frame(0).values.map(() => 1) };
    expect(await encodeAnimation([bright])).toEqual(await encodeAnimation([white]));
  });

  test('refuses no frames, frames that differ, NaN and speeds out of range', async () => {
    await expect(encodeAnimation([])).rejects.toThrow(/at least one picture, got none/);
    const narrow = { ...frame(0), width: 3, height: 8 };
    await expect(encodeAnimation([frame(0), narrow])).rejects.toThrow(/frames\[1\] must be 6 × 4/);
    await expect(encodeAnimation([frame(0), frame(0, 1)])).rejects.toThrow(/with 3 channels/);
    const unknown = { ...frame(0), values: frame(0).values.map(() => Number.NaN) };
    await expect(encodeAnimation([unknown])).rejects.toThrow(/NaN/);
    await expect(encodeAnimation(frames, { framesPerSecond: 0 })).rejects.toThrow(/framesPerSecond/);
    await expect(encodeAnimation(frames, { loop: -1 })).rejects.toThrow(/loop/);
  });
});
