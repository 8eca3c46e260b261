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
  test.each(['webp', 'gif'] as const)('shows all frames for the same time, as %s', async (format) => {
    const file = await encodeAnimation(frames, { format, framesPerSecond: 20, loop: 3 });
    const metadata = await sharp(file, { animated: true }).metadata();
    expect(metadata).toMatchObject({ format, pages: 3, pageHeight: 4, width: 6, delay: [50, 50, 50] });
  });

  test('preserves pixels in WebP', async () => {
    const file = await encodeAnimation(frames);
    for (const [page, { values }] of frames.entries()) {
      const pixels = await sharp(file, { page }).removeAlpha().raw().toBuffer();
      expect([...pixels]).toEqual(Array.from(values, (value) => Math.round(255 * value)));
    }
  });

  test.each([1, 2, 4] as const)('accepts %i channels', async (channels) => {
    const file = await encodeAnimation([frame(10, channels), frame(200, channels)]);
    expect((await sharp(file, { animated: true }).metadata()).pages).toBe(2);
  });

  test('clips to [0, 1] and is deterministic', async () => {
    const bright = { ...frame(0), values: frame(0).values.map(() => 7) };
    const white = { ...frame(0), values: frame(0).values.map(() => 1) };
    expect(await encodeAnimation([bright])).toEqual(await encodeAnimation([white]));
  });

  test('rejects with the reason of an abort, before the start and on the way', async () => {
    const reason = new Error('enough');
    await expect(encodeAnimation(frames, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const work = encodeAnimation(frames, { signal: controller.signal });
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });

  test('settles as usual while a signal is watched', async () => {
    const { signal } = new AbortController();
    expect(await encodeAnimation(frames, { signal })).toEqual(await encodeAnimation(frames));
    await expect(encodeAnimation([], { signal })).rejects.toThrow(/at least one picture/);
  });

  test('refuses no frames, frames that differ, NaN and rates out of range', async () => {
    await expect(encodeAnimation([])).rejects.toThrow(/at least one picture, got none/);
    const narrow = { ...frame(0), width: 3, height: 8 };
    await expect(encodeAnimation([frame(0), narrow])).rejects.toThrow(/frames\[1\] must be 6 × 4/);
    await expect(encodeAnimation([frame(0), frame(0, 1)])).rejects.toThrow(/with 3 channels/);
    const unknown = { ...frame(0), values: frame(0).values.map(() => Number.NaN) };
    await expect(encodeAnimation([unknown])).rejects.toThrow(/NaN/);
    await expect(encodeAnimation(frames, { framesPerSecond: 0 })).rejects.toThrow(/framesPerSecond/);
    await expect(encodeAnimation(frames, { format: 'mp4' as 'gif' })).rejects.toThrow(/webp or gif, got mp4/);
    await expect(encodeAnimation(frames, { loop: -1 })).rejects.toThrow(/loop/);
  });
});
