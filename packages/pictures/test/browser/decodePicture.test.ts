import { type DecodedPicture, type DecodePictureOptions, decodePicture } from '@fourier-features/pictures';
import {
  hasChromium,
  inChromium,
  type Page,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PngFile, writePng } from '../writePng.ts';
import { writeProfile } from '../writeProfile.ts';

type InPage = Omit<DecodedPicture, 'values'> & { readonly values: number[]; readonly error?: string };

const [WIDTH, HEIGHT] = [40, 30];
/** A smooth picture that differs from itself turned or mirrored. */
const smooth = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => {
  const [x, y, c] = [Math.floor(i / 3) % WIDTH, Math.floor(i / 3 / WIDTH), i % 3];
  return 40 + 4 * x + 2 * y * (c === 1 ? 1 : 0) + 10 * c;
});
const photo = sharp(smooth, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
const tiff = await photo.clone().tiff().toBuffer();
const bytes = Array.from({ length: 256 }, (_, i) => i);
const words = Array.from({ length: 256 }, (_, i) => [i, 65535 - i, (i * 7919) % 65536]).flat();
const adobePrimaries = [
  [0.6097, 0.3111, 0.0195],
  [0.2053, 0.6257, 0.0609],
  [0.1492, 0.0632, 0.7446],
];

describe.skipIf(!hasChromium)(inChromium('decodePicture of the browser entry'), () => {
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await testBrowser();
    page = await browser.open(new URL('page/', import.meta.url));
    await untilDefined(page, 'pictures');
  });
  afterAll(() => browser?.close());

  /** Decodes in the page or in its worker. */
  async function inPage(
    file: Uint8Array,
    options: DecodePictureOptions = {},
    where: 'decode' | 'decodeInWorker' = 'decodeInWorker',
  ): Promise<InPage> {
    const base64 = Buffer.from(file).toString('base64');
    const decoded = await page.evaluate((call) => window.pictures[call.where](call.base64, call.options), {
      base64,
      options,
      where,
    });
    return decoded as InPage;
  }

  /** Expects all but the values to be those of Node, and returns how far the values are from those, in 1/255. */
  async function expectAlike(
    file: Uint8Array,
  ): Promise<{ farthest: number; inNode: DecodedPicture; inPage: InPage }> {
    const { values, ...facts } = await decodePicture(file);
    const found = await inPage(file);
    const { values: foundValues, ...foundFacts } = found;
    expect(foundFacts).toEqual(facts);
    expect(foundValues.length).toBe(values.length);
    const farthest = Math.max(...foundValues.map((value, i) => 255 * Math.abs(value - values[i]!)));
    return { farthest, inNode: { values, ...facts }, inPage: found };
  }

  const size = { width: 16, height: 16 } as const;
  const palette = [1, 2, 3, 200, 100, 50, 7, 7, 7];
  const indexed = { width: 3, height: 2, depth: 2, colour: 3, samples: [0, 1, 2, 1, 0, 2], palette } as const;
  const pngs: [string, PngFile][] = [
    ['8-bit grey', { ...size, depth: 8, colour: 0, samples: bytes }],
    ['16-bit grey', { width: 32, height: 24, depth: 16, colour: 0, samples: words }],
    ['8-bit RGB', { ...size, depth: 8, colour: 2, samples: words.map((word) => word >> 8) }],
    ['16-bit RGB', { ...size, depth: 16, colour: 2, samples: words }],
    ['8-bit grey and alpha', { width: 16, height: 8, depth: 8, colour: 4, samples: bytes }],
    ['16-bit grey and alpha', { width: 16, height: 8, depth: 16, colour: 4, samples: words.slice(0, 256) }],
    ['8-bit RGB and alpha', { width: 16, height: 4, depth: 8, colour: 6, samples: bytes }],
    ['16-bit RGB and alpha', { width: 16, height: 4, depth: 16, colour: 6, samples: words.slice(0, 256) }],
    ['opaque alpha', { width: 2, height: 1, depth: 8, colour: 4, samples: [9, 255, 8, 255] }],
    ...([1, 2, 4] as const).map((depth): [string, PngFile] => [
      `${depth}-bit grey`,
      {
        width: 5,
        height: 3,
        depth,
        colour: 0,
        samples: Array.from({ length: 15 }, (_, i) => (i * 7) % 2 ** depth),
      },
    ]),
    ['a palette', indexed],
    ['a palette with transparent entries', { ...indexed, transparency: [0, 255, 128] }],
    [
      'a transparent grey',
      { width: 5, height: 1, depth: 4, colour: 0, samples: [0, 3, 9, 3, 15], transparency: [0, 3] },
    ],
    [
      'a transparent colour',
      {
        width: 2,
        height: 1,
        depth: 8,
        colour: 2,
        samples: [1, 2, 3, 3, 2, 1],
        transparency: [0, 1, 0, 2, 0, 3],
      },
    ],
    [
      'a profile that is sRGB',
      {
        ...size,
        depth: 16,
        colour: 2,
        samples: words,
        profile: writeProfile('sRGB IEC61966-2.1', adobePrimaries, 2.2),
      },
    ],
  ];
  test.each(pngs)('has the samples of Node of a PNG of %s', async (_, file) => {
    expect((await expectAlike(writePng(file))).farthest).toBe(0);
  });

  test.each([1, 3] as const)(
    'has the samples of Node of an interlaced PNG of %i channels, 8 and 16 bits',
    async (channels) => {
      const pixels = smooth.subarray(0, 17 * 13 * channels);
      const picture = sharp(pixels, { raw: { width: 17, height: 13, channels } });
      const space = channels === 1 ? 'b-w' : 'srgb';
      const plain = await picture.clone().toColourspace(space).png({ progressive: true }).toBuffer();
      const deep = await picture
        .clone()
        .toColourspace(channels === 1 ? 'grey16' : 'rgb16')
        .png({ progressive: true })
        .toBuffer();
      for (const file of [plain, deep]) {
        expect(file[28]).toBe(1);
        expect((await expectAlike(file)).farthest).toBe(0);
      }
      const few = await picture.clone().png({ palette: true, colours: 4, progressive: true }).toBuffer();
      expect([few[24], few[28]]).toEqual([2, 1]);
      expect((await expectAlike(few)).farthest).toBe(0);
    },
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turns a JPEG, a PNG, a WebP and an AVIF of orientation %i upright',
    async (orientation) => {
      for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
        const turned = photo.clone().withMetadata({ orientation });
        const file = await turned.toFormat(format, { quality: 95 }).toBuffer();
        const { farthest, inNode } = await expectAlike(file);
        expect(inNode.width, format).toBe(orientation < 5 ? WIDTH : HEIGHT);
        expect(farthest, format).toBeLessThanOrEqual(format === 'png' ? 0 : 4);
      }
    },
  );

  test('decodes JPEG files, grey, progressive and with subsampled colours, within 3/255 of Node', async () => {
    const noise = Uint8Array.from(smooth, (_, i) => ((i * 7919) >> 3) % 256);
    const files = {
      full: await photo.clone().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
      subsampled: await photo.clone().jpeg().toBuffer(),
      progressive: await photo.clone().jpeg({ progressive: true }).toBuffer(),
      grey: await photo.clone().toColourspace('b-w').jpeg().toBuffer(),
      noise: await sharp(noise, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
        .jpeg()
        .toBuffer(),
    };
    for (const [name, file] of Object.entries(files)) {
      const { farthest, inNode } = await expectAlike(file);
      expect(inNode.channels, name).toBe(name === 'grey' ? 1 : 3);
      expect(farthest, name).toBeLessThanOrEqual(3);
    }
  });

  test('converts CMYK to sRGB', async () => {
    const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#d02020' } });
    const { values, channels } = await inPage(await red.toColourspace('cmyk').jpeg().toBuffer());
    expect(channels).toBe(3);
    expect(values[0]! - values[1]!).toBeGreaterThan(0.4);
  });

  test('converts Display P3 and Adobe RGB to sRGB, as Node does', async () => {
    const p3 = await photo.clone().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    expect((await expectAlike(p3)).farthest).toBeLessThanOrEqual(4);
    const profile = writeProfile('Adobe RGB (1998)', adobePrimaries, 2.2);
    const plain: PngFile = { width: 1, height: 1, depth: 8, colour: 2, samples: [120, 160, 140], profile };
    expect((await expectAlike(writePng(plain))).farthest).toBeLessThanOrEqual(2);
    const deep = writePng({ ...plain, depth: 16, samples: [30000, 40000, 35000] });
    const [inNode, found] = [await decodePicture(deep), await inPage(deep)];
    expect([inNode.bitDepth, found.bitDepth]).toEqual([16, 8]);
    expect(found.warnings).toEqual([
      expect.stringMatching(/converted to sRGB.* Save it as sRGB to keep 16\.$/),
    ]);
    const farthest = Math.max(...found.values.map((value, i) => Math.abs(value - inNode.values[i]!)));
    expect(farthest).toBeLessThan(2 / 255);
  });

  test('decodes WebP and AVIF with alpha as Node does after multiplication with alpha, and GIF exactly', async () => {
    const alpha = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i * 5) % 256);
    const rgba = Uint8Array.from({ length: 4 * WIDTH * HEIGHT }, (_, i) =>
      i % 4 === 3 ? alpha[i >> 2]! : smooth[3 * (i >> 2) + (i % 4)]!,
    );
    const picture = sharp(rgba, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
    const files = [
      await picture.clone().webp({ lossless: true, exact: true }).toBuffer(),
      await picture.clone().webp({ quality: 90 }).toBuffer(),
      await picture.clone().avif({ quality: 90 }).toBuffer(),
    ];
    for (const file of files) {
      const { inNode, inPage: found } = await expectAlike(file);
      expect(inNode.channels).toBe(4);
      const multiplied = (values: ArrayLike<number>, i: number): number =>
        i % 4 === 3 ? values[i]! : values[i]! * values[i - (i % 4) + 3]!;
      const differences = found.values.map(
        (_, i) => 255 * Math.abs(multiplied(found.values, i) - multiplied(inNode.values, i)),
      );
      // sharp's encoder stores alpha in full range and calls it limited, which Chromium believes: 0 to 16 become 0
      expect(Math.max(...differences)).toBeLessThanOrEqual(inNode.format === 'avif' ? 20.5 : 1);
    }
    expect((await expectAlike(await photo.clone().gif().toBuffer())).farthest).toBe(0);
  });

  test('decodes the first frame of an animation', async () => {
    const frames = sharp(Buffer.concat([smooth, smooth.map((sample) => 255 - sample)]), {
      raw: { width: WIDTH, height: 2 * HEIGHT, channels: 3, pageHeight: HEIGHT },
    });
    expect((await expectAlike(await frames.clone().gif().toBuffer())).farthest).toBe(0);
    expect((await expectAlike(await frames.clone().webp({ lossless: true }).toBuffer())).farthest).toBe(0);
  });

  test('gives in the page what it gives in a worker', async () => {
    for (const file of [await photo.clone().jpeg().toBuffer(), writePng(pngs[3]![1])])
      expect(await inPage(file, {}, 'decode')).toEqual(await inPage(file));
  });

  test('decodes a picture of several strips', async () => {
    const wide = sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#204060' } });
    const corner = await photo.clone().png().toBuffer();
    const marked = wide.composite([{ input: corner, left: 3000 - WIDTH, top: 1500 - HEIGHT }]);
    const file = await marked.jpeg({ quality: 95 }).toBuffer();
    const { values } = await decodePicture(file);
    const count = 3000 * 3 * 2 * HEIGHT;
    const last = await page.evaluate((call) => window.pictures.lastValues(call.base64, call.count), {
      base64: file.toString('base64'),
      count,
    });
    const differences = last.map((value, i) => 255 * Math.abs(value - values[values.length - count + i]!));
    expect(differences.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(3);
  });

  test('mends and warns of slips of a JPEG writer as Node does', async () => {
    const file = await photo.clone().jpeg().toBuffer();
    const at = file.indexOf(Uint8Array.of(0xff, 0xda));
    file.set([0, 0, 0], at + 5 + 2 * file[at + 4]!);
    const { farthest, inNode } = await expectAlike(file);
    expect(inNode.warnings.length).toBe(1);
    expect(farthest).toBeLessThanOrEqual(3);
  });

  test('compares the size in the header of any format with maxPixels, exactly, in the words of Node', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'avif'] as const) {
      const file = await photo.clone().toFormat(format).toBuffer();
      expect(await inPage(file, { maxPixels: 1200 })).toMatchObject({ width: WIDTH, height: HEIGHT });
      const refusal = await decodePicture(file, { maxPixels: 1199 }).catch(
        (error: Error) => `${error.name}: ${error.message}`,
      );
      expect(await inPage(file, { maxPixels: 1199 })).toEqual({ error: refusal });
    }
  });

  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('refuses a truncated %s', async (format) => {
    const file = await photo.clone().toFormat(format).toBuffer();
    for (const length of [10, file.length >> 1, file.length - 20]) {
      await expect(decodePicture(file.subarray(0, length))).rejects.toThrow();
      const { error } = await inPage(file.subarray(0, length));
      expect(error, `${length} of ${file.length}`).toMatch(/^Error: decodePicture: not a picture [^\n]+$/);
    }
  });

  test('refuses a damaged PNG, and one that inflates to more than its header says', async () => {
    const file = { ...size, depth: 8, colour: 0, samples: bytes } as const;
    const damaged = writePng(file);
    damaged[60]! ^= 0xff;
    const bomb = writePng({ ...file, height: 1600, samples: Array.from({ length: 16 * 1600 }, () => 0) });
    const header = writePng(file).subarray(0, 33);
    for (const bytesOfFile of [damaged, Buffer.concat([header, bomb.subarray(33)])])
      expect((await inPage(bytesOfFile)).error).toMatch(/^Error: decodePicture: not a picture [^\n]+$/);
  });

  test.each<[string, Uint8Array, string]>([
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'),
      'SVG is not read in browsers, so save the drawing as PNG',
    ],
    [
      'HEIC',
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]),
      'HEIC is not read in browsers, so save the picture as JPEG',
    ],
    ['TIFF', tiff, 'TIFF is not read in browsers, so save the picture as PNG'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'a PDF is not a picture, so save its page as PNG'],
    [
      'unknown bytes',
      Buffer.from('no picture'),
      'the format is not supported in browsers, so save the picture as PNG or JPEG',
    ],
    ['an empty file', new Uint8Array(0), 'the file is empty'],
  ])('refuses %s in one sentence', async (_, file, reason) => {
    expect(await inPage(file)).toEqual({
      error: `Error: decodePicture: not a picture in a supported format (PNG, JPEG, WebP, …), got ${file.length} bytes: ${reason}`,
    });
  });

  test('refuses a limit that is not a number of pixels', async () => {
    expect(await inPage(new Uint8Array(1), { maxPixels: 0.5 })).toEqual({
      error: 'RangeError: decodePicture: maxPixels must be a positive integer, in pixels, got 0.5',
    });
  });

  test('encodes PNG files that Node decodes to the same samples, 8 and 16 bits, of 1 to 4 channels', async () => {
    for (const [, file] of pngs) {
      const original = writePng(file);
      const { values, width, height, channels, bitDepth } = await decodePicture(original);
      const base64 = await page.evaluate(
        (call) => window.pictures.encode(call.base64, { bitDepth: call.bitDepth }),
        { base64: Buffer.from(original).toString('base64'), bitDepth },
      );
      const again = await decodePicture(Buffer.from(base64, 'base64'));
      expect(again).toMatchObject({ width, height, channels, bitDepth });
      expect(again.values).toEqual(values);
    }
  });

  test('loads the PNG library only for PNG files', async () => {
    const fresh = await browser.open(new URL('page/', import.meta.url));
    await untilDefined(fresh, 'pictures');
    const scripts = () =>
      fresh.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
      );
    const decode = async (file: Buffer) =>
      fresh.evaluate((base64) => window.pictures.decode(base64), file.toString('base64'));
    const before = await scripts();
    await decode(await photo.clone().jpeg().toBuffer());
    expect(await scripts()).toBe(before);
    await decode(await photo.clone().png().toBuffer());
    await expect.poll(scripts).toBeGreaterThan(before);
    await fresh.close();
  });
});
