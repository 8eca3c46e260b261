import { decodePicture, encodePng, type Picture } from '@fourier-features/pictures';
import { rgba } from '@fourier-features/raster';
import { describe, expect, test } from 'vitest';

const gradient = (channels: Picture['channels'], white: number): Picture => ({
  width: 16,
  height: 8,
  channels,
  values: Float32Array.from({ length: 128 * channels }, (_, i) => ((i * 7919) % (white + 1)) / white),
});

describe('encodePng(picture, { bitDepth })', () => {
  test.each([8, 16] as const)('is decoded exactly by decodePicture, %i bits', async (bitDepth) => {
    for (const channels of [1, 2, 3, 4] as const) {
      const picture = gradient(channels, 2 ** bitDepth - 1);
      expect(await decodePicture(await encodePng(picture, { bitDepth }))).toEqual({
        ...picture,
        format: 'png',
        warnings: [],
        bitDepth,
      });
    }
  });

  test.each([
    [1, 0],
    [2, 4],
    [3, 2],
    [4, 6],
  ] as const)('writes %i channels as PNG colour type %i', async (channels, colourType) => {
    for (const bitDepth of [8, 16] as const) {
      const file = await encodePng(gradient(channels, 255), { bitDepth });
      expect([...file.subarray(24, 26)]).toEqual([bitDepth, colourType]);
    }
  });

  test('clips to [0, 1] and rounds to the nearest sample', async () => {
    const values = Float32Array.of(-0.2, 1.7, 0.5, 100.4 / 255, Infinity);
    const { values: back } = await decodePicture(
      await encodePng({ width: 5, height: 1, channels: 1, values }),
    );
    expect(Array.from(back, (value) => Math.round(value * 255))).toEqual([0, 255, 128, 100, 255]);
  });

  test.each([1, 2, 3, 4] as const)('writes the bytes that rgba returns, %i channels', async (channels) => {
    const values = Float32Array.from({ length: 35 * channels }, (_, i) => ((i * 37) % 101) / 100);
    const picture: Picture = { width: 7, height: 5, channels, values };
    const decoded = await decodePicture(await encodePng(picture));
    expect(decoded.channels).toBe(channels);
    expect(rgba(decoded)).toEqual(rgba(picture));
  });

  test('is deterministic and writes no date, text or profile', async () => {
    const file = await encodePng(gradient(3, 255));
    expect(await encodePng(gradient(3, 255))).toEqual(file);
    expect(Buffer.from(file).toString('latin1')).not.toMatch(/tIME|tEXt|iTXt|zTXt|iCCP|eXIf/);
  });

  test('refuses NaN, a wrong length and a wrong depth', async () => {
    const picture: Picture = { width: 2, height: 1, channels: 1, values: Float32Array.of(0, NaN) };
    await expect(encodePng(picture)).rejects.toThrow(
      'encodePng: picture.values must be numbers in [0, 1], got NaN at index 1',
    );
    await expect(encodePng({ ...picture, width: 3 })).rejects.toThrow(
      'encodePng: picture.values must hold height × width × channels = 1 × 3 × 1 = 3 numbers, got 2',
    );
    await expect(encodePng(gradient(1, 255), { bitDepth: 12 as 8 })).rejects.toThrow(
      'encodePng: bitDepth must be 8 or 16 bits per channel, got 12',
    );
  });
});
