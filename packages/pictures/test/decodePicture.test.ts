import { crc32 } from 'node:zlib';
import { type DecodedPicture, decodePicture, MAX_PIXELS } from '@fourier-features/pictures';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type PngFile, writePng } from './writePng.ts';
import { writeProfile } from './writeProfile.ts';

const bytes = Array.from({ length: 256 }, (_, i) => i);
const words = Array.from({ length: 256 }, (_, i) => [i, 65535 - i, (i * 7919) % 65536]).flat();
const sRgbPrimaries = [
  [0.4361, 0.2225, 0.0139],
  [0.3851, 0.7169, 0.0971],
  [0.1431, 0.0606, 0.7141],
];
const adobePrimaries = [
  [0.6097, 0.3111, 0.0195],
  [0.2053, 0.6257, 0.0609],
  [0.1492, 0.0632, 0.7446],
];

async function samplesOf(file: PngFile): Promise<{ channels: number; samples: number[] } & DecodedPicture> {
  const picture = await decodePicture(writePng(file));
  const white = picture.bitDepth === 8 ? 255 : 65535;
  const samples = Array.from(picture.values, (value) => value * white);
  const nearest = samples.map(Math.round);
  // a single-precision value identifies its sample
  samples.forEach((sample, i) => {
    expect(Math.abs(sample - nearest[i]!)).toBeLessThan(0.01);
  });
  expect(picture).toMatchObject({ width: file.width, height: file.height, format: 'png' });
  return { ...picture, samples: nearest };
}

describe('decodePicture(bytes) of a PNG', () => {
  test('keeps every 8-bit grey level, in one channel', async () => {
    const file = { width: 16, height: 16, depth: 8, colour: 0, samples: bytes } as const;
    expect(await samplesOf(file)).toMatchObject({ channels: 1, bitDepth: 8, samples: bytes });
  });

  test('keeps 16-bit grey levels', async () => {
    const file = { width: 32, height: 24, depth: 16, colour: 0, samples: words } as const;
    expect(await samplesOf(file)).toMatchObject({ channels: 1, bitDepth: 16, samples: words });
  });

  test('keeps 8-bit RGB', async () => {
    const samples = words.map((word) => word >> 8);
    const file = { width: 16, height: 16, depth: 8, colour: 2, samples } as const;
    expect(await samplesOf(file)).toMatchObject({ channels: 3, bitDepth: 8, samples });
  });

  test('keeps 16-bit RGB', async () => {
    const file = { width: 16, height: 16, depth: 16, colour: 2, samples: words } as const;
    expect(await samplesOf(file)).toMatchObject({ channels: 3, bitDepth: 16, samples: words });
  });

  test.each([
    { colour: 4, channels: 2 },
    { colour: 6, channels: 4 },
  ] as const)('keeps straight alpha of $channels channels, 8 and 16 bits', async ({ colour, channels }) => {
    const size = { width: 16, height: 256 / 16 / channels, colour };
    expect(await samplesOf({ ...size, depth: 8, samples: bytes })).toMatchObject({
      channels,
      samples: bytes,
    });
    const samples = words.slice(0, 256);
    expect(await samplesOf({ ...size, depth: 16, samples })).toMatchObject({ channels, samples });
  });

  test('drops alpha that is opaque in every pixel', async () => {
    const grey = { width: 2, height: 1, depth: 8, colour: 4, samples: [9, 255, 8, 255] } as const;
    expect(await samplesOf(grey)).toMatchObject({ channels: 1, samples: [9, 8] });
    const deep = { width: 1, height: 1, depth: 16, colour: 6, samples: [1, 2, 3, 65535] } as const;
    expect(await samplesOf(deep)).toMatchObject({ channels: 3, samples: [1, 2, 3] });
  });

  test('expands 1, 2 and 4 bits to the full range', async () => {
    for (const depth of [1, 2, 4] as const) {
      const white = 2 ** depth - 1;
      const samples = Array.from({ length: 5 * 3 }, (_, i) => (i * 7) % (white + 1));
      const file = { width: 5, height: 3, depth, colour: 0, samples } as const;
      const expanded = samples.map((sample) => (sample * 255) / white);
      expect(await samplesOf(file)).toMatchObject({ channels: 1, bitDepth: 8, samples: expanded });
    }
  });

  test('expands a palette, with and without transparent entries', async () => {
    const palette = [1, 2, 3, 200, 100, 50, 7, 7, 7];
    const file = { width: 2, height: 2, depth: 2, colour: 3, samples: [0, 1, 2, 1], palette } as const;
    const rgb = [1, 2, 3, 200, 100, 50, 7, 7, 7, 200, 100, 50];
    expect(await samplesOf(file)).toMatchObject({ channels: 3, samples: rgb });
    const rgba = [1, 2, 3, 0, 200, 100, 50, 255, 7, 7, 7, 128, 200, 100, 50, 255];
    expect(await samplesOf({ ...file, transparency: [0, 255, 128] })).toMatchObject({
      channels: 4,
      samples: rgba,
    });
  });

  test('keeps the samples of a file with an sRGB profile, 8 and 16 bits', async () => {
    const profile = writeProfile('sRGB IEC61966-2.1', sRgbPrimaries, 2.2);
    const file = { width: 16, height: 16, depth: 16, colour: 2, samples: words, profile } as const;
    expect((await samplesOf(file)).samples).toEqual(words);
    const samples = words.map((word) => word >> 8);
    expect((await samplesOf({ ...file, depth: 8, samples })).samples).toEqual(samples);
  });

  test('converts Adobe RGB to sRGB, 8 and 16 bits', async () => {
    const profile = writeProfile('Adobe RGB (1998)', adobePrimaries, 2.2);
    const samples = [30000, 40000, 35000];
    // linear Adobe RGB → XYZ → linear sRGB → sRGB, by the published matrices
    const linear = samples.map((sample) => (sample / 65535) ** (Math.round(2.2 * 256) / 256));
    const expected = toLinearSrgb(linear).map(srgbEncoding);
    const deep = await decodePicture(
      writePng({ width: 1, height: 1, depth: 16, colour: 2, samples, profile }),
    );
    const plain = await decodePicture(
      writePng({ width: 1, height: 1, depth: 8, colour: 2, samples: samples.map((s) => s >> 8), profile }),
    );
    expected.forEach((value, channel) => {
      expect(Math.abs(deep.values[channel]! - value)).toBeLessThan(0.002);
      expect(Math.abs(plain.values[channel]! - value)).toBeLessThan(0.007);
    });
  });
});

describe('decodePicture(bytes)', () => {
  const photo = sharp(
    Uint8Array.from({ length: 40 * 30 * 3 }, (_, i) => 100 + 60 * Math.sin(i / 200)),
    { raw: { width: 40, height: 30, channels: 3 } },
  );

  test.each(['jpeg', 'webp', 'gif', 'tiff', 'avif'] as const)('decodes %s', async (format) => {
    const picture = await decodePicture(await photo.clone().toFormat(format).toBuffer());
    expect(picture).toMatchObject({ width: 40, height: 30, channels: 3, format, bitDepth: 8 });
    expect(Math.abs(picture.values[0]! - 100 / 255)).toBeLessThan(0.05);
  });

  test('keeps a grey JPEG grey', async () => {
    const file = await photo.clone().toColourspace('b-w').jpeg().toBuffer();
    expect(await decodePicture(file)).toMatchObject({ channels: 1, format: 'jpeg' });
  });

  test('converts CMYK to sRGB', async () => {
    const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#d02020' } });
    const { channels, values } = await decodePicture(await red.toColourspace('cmyk').jpeg().toBuffer());
    expect(channels).toBe(3);
    expect(values[0]! - values[1]!).toBeGreaterThan(0.4);
  });

  test('applies the EXIF orientation', async () => {
    const file = await photo.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decodePicture(file)).toMatchObject({ width: 30, height: 40 });
  });

  test('says what the decoder warns of, such as tags of a TIFF that are not in order', async () => {
    const raw = { width: 5, height: 4, channels: 4 } as const;
    const file = await sharp(Buffer.alloc(80, 99), { raw }).tiff({ compression: 'none' }).toBuffer();
    // tag 338, ExtraSamples, becomes one that is larger than those after it
    const at = file.indexOf(Uint8Array.of(0x52, 0x01, 0x03, 0x00));
    file.writeUInt16LE(0xfde8, at);
    await expect(decodePicture(file)).rejects.toThrow(/bytes: Invalid TIFF directory/);
  });

  test.each(['png', 'jpeg', 'webp'] as const)('refuses a truncated %s', async (format) => {
    const file = await photo.clone().toFormat(format).toBuffer();
    for (const length of [10, file.length >> 1, file.length - 20]) {
      await expect(decodePicture(file.subarray(0, length))).rejects.toThrow(/^decodePicture: [^\n]+$/);
    }
  });

  test('refuses a damaged PNG, an empty file and a text with one line', async () => {
    const damaged = writePng({ width: 16, height: 16, depth: 8, colour: 0, samples: bytes });
    damaged[60]! ^= 0xff;
    for (const file of [damaged, new Uint8Array(0), new TextEncoder().encode('no picture')]) {
      await expect(decodePicture(file)).rejects.toThrow(
        /^decodePicture: not a picture in a supported format \(PNG, JPEG, WebP, …\), got \d+ bytes: [^\n]+$/,
      );
    }
  });

  test('quotes little of a file that a library quotes at length', async () => {
    const name = 'x'.repeat(3000);
    const file = new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg"><${name}></g></svg>`);
    await expect(decodePicture(file)).rejects.toThrow(/^decodePicture: .{1,300}$/);
    await expect(decodePicture(file)).rejects.not.toThrow('x'.repeat(80));
  });

  test('compares the size in the header of any format with maxPixels, exactly', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const) {
      const file = await photo.clone().toFormat(format).toBuffer();
      expect(await decodePicture(file, { maxPixels: 1200 })).toMatchObject({ width: 40, height: 30 });
      await expect(decodePicture(file, { maxPixels: 1199 })).rejects.toThrow(
        'decodePicture: the picture must have at most 1199 pixels, got 40x30 = 1200. Reduce it first, or raise maxPixels.',
      );
    }
  });

  test('refuses a header that claims too many pixels without decoding any, in little memory', async () => {
    const png = writePng({
      width: 16,
      height: 16,
      depth: 8,
      colour: 2,
      samples: bytes.flatMap(() => [0, 0, 0]),
    });
    const view = new DataView(png.buffer, png.byteOffset);
    view.setUint32(16, 16_383);
    view.setUint32(20, 16_383);
    view.setUint32(29, crc32(png.subarray(12, 29)));
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="16383" height="16383"/>',
    );
    const before = process.resourceUsage().maxRSS;
    for (const file of [png, svg]) {
      await expect(decodePicture(file)).rejects.toThrow(
        `at most ${MAX_PIXELS} pixels, got 16383x16383 = 268402689`,
      );
    }
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(100);
  });

  test('reads a profile that claims 2^32 − 1 tags to its end and no further', async () => {
    const profile = writeProfile('Adobe RGB (1998)', adobePrimaries, 2.2);
    const view = new DataView(profile.buffer, profile.byteOffset);
    view.setUint32(128, 2 ** 32 - 1);
    profile.set(new TextEncoder().encode('none'), 132);
    const file = { width: 1, height: 1, depth: 8, colour: 2, samples: [10, 20, 30], profile } as const;
    await decodePicture(writePng(file)).catch((error: Error) =>
      expect(error.message).toMatch(/^decodePicture: [^\n]+$/),
    );
  });

  test('refuses a limit that is not a number of pixels', async () => {
    await expect(decodePicture(new Uint8Array(1), { maxPixels: 0.5 })).rejects.toThrow(
      'decodePicture: maxPixels must be a positive integer, in pixels, got 0.5',
    );
  });

  test('refuses a file name', async () => {
    await expect(decodePicture('photo.png' as unknown as Uint8Array)).rejects.toThrow(
      'decodePicture: bytes must be a Uint8Array, the content of a picture file, got string',
    );
  });
});

/** Converts linear Adobe RGB to linear sRGB, both D65. */
function toLinearSrgb([r, g, b]: number[]): number[] {
  return [1.3984 * r! - 0.3984 * g!, g!, -0.0429 * g! + 1.0429 * b!];
}

function srgbEncoding(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

test('an SVG is drawn with its format', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#ff0000"/></svg>';
  const { width, height, channels, values, format } = await decodePicture(new TextEncoder().encode(svg));
  expect({ width, height, channels, format }).toEqual({ width: 20, height: 20, channels: 3, format: 'svg' });
  expect([...values.subarray(0, 3)]).toEqual([1, 0, 0]);
});
