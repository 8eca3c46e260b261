import { readFile } from 'node:fs/promises';
import { photos, texts } from '@fourier-features/datasets';
import { decodePicture, encodePng, type Picture } from '@fourier-features/pictures';
import { type ImageInput, readImage } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

const SIDE = 16;

/** A picture whose values are a function of column and row, in [0, 1). */
function drawn(
  channels: Picture['channels'],
  value: (x: number, y: number, channel: number) => number,
): Picture {
  const values = Float32Array.from({ length: SIDE * SIDE * channels }, (_, i) => {
    const pixel = Math.floor(i / channels);
    return value((pixel % SIDE) / SIDE, Math.floor(pixel / SIDE) / SIDE, i % channels);
  });
  return { width: SIDE, height: SIDE, channels, values };
}

/** A ramp over the whole range. */
const ramp = (x: number, y: number): number => (16 * x + y) / 17;

async function read(picture: Picture, bitDepth: 8 | 16 = 8): Promise<ImageInput> {
  return readImage(await encodePng(picture, { bitDepth }), { name: 'picture', decodePicture });
}

describe('what readImage says about', () => {
  test.each([
    // Peak 2^b − 1 of 65535: the PSNR of a picture at full range is 20·log10(65535/(2^b − 1)) dB lower.
    { bits: 10, gain: '36.1' },
    { bits: 12, gain: '24.1' },
    { bits: 14, gain: '12.0' },
  ])('samples of $bits bits in a file of 16: how much PSNR they gain', async ({ bits, gain }) => {
    const peak = (2 ** bits - 1) / 65535;
    const { warnings } = await read(
      drawn(1, (x, y) => (peak * ramp(x, y)) / (15.9375 / 17)),
      16,
    );
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`PSNR is ${gain} dB higher than at full range`);
    expect(warnings[0]).toContain('Stretch the levels');
  });

  test('a faint picture: its range', async () => {
    // Values from 0.4 to 0.6: 8-bit samples 102 and 153, 0.2 of the range, 13.98 dB.
    const { warnings } = await read(drawn(3, (x) => (x < 0.5 ? 0.4 : 0.6)));
    expect(warnings).toEqual([
      'the values span 0.4 to 0.6 of the range 0 to 1, as samples of 12 bits in a file of 16 do, so that PSNR is 14.0 dB higher than at full range. Stretch the levels of the picture first.',
    ]);
  });

  test('one bright pixel on black: what a constant reaches', async () => {
    const wide = 64;
    const values = new Float32Array(wide * wide * 4);
    values[0] = 1;
    values.forEach((_, i) => {
      if (i % 4 === 3) values[i] = 1;
    });
    const { warnings } = await read({ width: wide, height: wide, channels: 4, values });
    // Variance of one value among 4096 in one channel of three: p(1 − p)/3 with p = 1/4096, 40.9 dB.
    expect(warnings).toEqual([
      'the values deviate by 0.009 about their mean, so that a constant reaches 40.9 dB. Stretch the levels of the picture first, or crop it.',
    ]);
  });

  test.each([
    ['white', drawn(3, () => 1)],
    ['black', drawn(1, () => 0)],
    ['fully transparent, whatever it hides', drawn(4, (x, y, k) => (k === 3 ? 0 : ramp(x, y)))],
  ])('a picture that is %s: there is nothing to learn', async (_, picture) => {
    const { warnings } = await read(picture);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^all pixels are equal, so that there is nothing to learn\./);
  });

  test('colours hidden under transparent pixels: their share, as a note', async () => {
    const hidden = drawn(4, (x, y, k) => (k === 3 ? Number(x >= 0.25) : 1 - ramp(x, y) / (k + 1)));
    const { warnings, notes } = await read(hidden);
    expect(warnings).toEqual([]);
    expect(notes).toEqual([
      '25 % of the pixels are transparent and hide a colour, which is not fitted: the field is of colours premultiplied by alpha.',
    ]);
  });

  test('transparent pixels that hide black, and half-transparent ones: nothing', async () => {
    const clean = drawn(4, (x, y, k) => (x < 0.25 ? 0 : k === 3 ? 0.5 : ramp(x, y) / (k + 1)));
    const { warnings, notes } = await read(clean);
    expect([...warnings, ...notes]).toEqual([]);
  });

  test('grey with alpha hides a colour as well', async () => {
    const { notes } = await read(drawn(2, (x, y, k) => (k === 1 ? Number(y >= 0.5) : (1 + ramp(x, y)) / 2)));
    expect(notes[0]).toMatch(/^50 % of the pixels are transparent/);
  });

  test.each([
    ['grey saved as RGB', drawn(3, ramp)],
    ['grey saved as RGB with alpha', drawn(4, (x, y, k) => (k === 3 ? (1 + x) / 2 : ramp(x, y)))],
  ])('%s: a note', async (_, picture) => {
    const { warnings, notes } = await read(picture);
    expect(warnings).toEqual([]);
    expect(notes).toEqual(['the picture is grey saved in colour: its three channels are equal.']);
  });

  test('grey, and colour that is almost grey: nothing', async () => {
    const grey = await read(drawn(1, ramp));
    const tinted = await read(drawn(3, (x, y, k) => (k === 2 ? 0.9 * ramp(x, y) : ramp(x, y))));
    for (const { warnings, notes } of [grey, tinted]) expect([...warnings, ...notes]).toEqual([]);
  });

  test.each([...photos, ...texts])('$name: nothing', async ({ name, url }) => {
    const input = await readImage(await readFile(url), { name, decodePicture, reduce: 4 });
    expect([...input.warnings, ...input.notes]).toEqual([]);
  });
});
