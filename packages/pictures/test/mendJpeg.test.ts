import { decodePicture } from '@fourier-features/pictures';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

const noise = Uint8Array.from({ length: 3 * 40 * 30 }, (_, i) => (i * i * 7919) >> 5);
const photo = sharp(noise, { raw: { width: 40, height: 30, channels: 3 } });
const file = await photo.clone().jpeg({ quality: 95 }).toBuffer();
const right = await decodePicture(file);

const markerAt = (bytes: Buffer, marker: number) => bytes.indexOf(Uint8Array.of(0xff, marker));
/** Returns the file with bytes of a scan's header, Ss, Se and Ah/Al, replaced. */
function withScan(bytes: Buffer, parameters: readonly number[]): Buffer {
  const changed = Buffer.from(bytes);
  const start = markerAt(changed, 0xda);
  changed.set(parameters, start + 5 + 2 * changed[start + 4]!);
  return changed;
}
const inserted = (bytes: Buffer, at: number, more: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

describe('decodePicture(bytes) of a JPEG', () => {
  test.each([
    [
      'Ss = Se = 0',
      withScan(file, [0, 0, 0]),
      /coefficients 0 to 0 at approximation 0 instead of 0 to 63 at 0/,
    ],
    ['Ss = Se = 63', withScan(file, [63, 63, 0]), /coefficients 63 to 63 at/],
    ['Ah = 1', withScan(file, [0, 63, 16]), /coefficients 0 to 63 at approximation 16/],
    [
      'bytes that belong to no segment',
      inserted(file, markerAt(file, 0xdb), Uint8Array.of(0, 1, 2)),
      /^3 bytes of the JPEG header belong to no segment/,
    ],
    [
      'JFIF version 2',
      inserted(file, 2, Buffer.from('ffe000104a46494600020100000100010000', 'hex')),
      /version 2 of JFIF/,
    ],
  ])('with %s has the same pixels and a warning', async (_, bytes, warning) => {
    const { warnings, ...picture } = await decodePicture(bytes);
    expect({ ...picture, warnings: [] }).toEqual(right);
    expect(warnings).toEqual([expect.stringMatching(warning)]);
  });

  test('leaves the bytes that it corrects as they were', async () => {
    const slip = withScan(file, [0, 0, 0]);
    const before = Buffer.from(slip);
    await decodePicture(slip);
    expect(slip.equals(before)).toBe(true);
  });

  test('without slips has no warning, progressive or not', async () => {
    expect(right.warnings).toEqual([]);
    const progressive = await decodePicture(await photo.clone().jpeg({ progressive: true }).toBuffer());
    expect(progressive.warnings).toEqual([]);
  });

  test.each([
    ['after the end of the image', Buffer.concat([file, Buffer.from('\0\0trailer')])],
    ['of 0xff before a marker', inserted(file, markerAt(file, 0xdb), Uint8Array.of(255, 255))],
  ])('is read with bytes %s, which the format allows', async (_, bytes) => {
    expect(await decodePicture(bytes)).toEqual(right);
  });

  test.each([0, 63])('that is truncated is refused, also with Ss = Se = %i', async (coefficient) => {
    const slip = withScan(file, [coefficient, coefficient, 0]);
    for (const length of [slip.length - 2, slip.length - 40, slip.length >> 1, 300]) {
      await expect(decodePicture(slip.subarray(0, length))).rejects.toThrow(/^decodePicture: [^\n]+$/);
    }
  });

  test.each([2, 4, 8, 65_535])('whose scan header states a length of %i is refused', async (length) => {
    const changed = Buffer.from(file);
    changed.writeUInt16BE(length, markerAt(file, 0xda) + 2);
    await expect(decodePicture(changed)).rejects.toThrow(/^decodePicture: not a picture/);
  });

  test('whose progressive scans are out of order is refused', async () => {
    const progressive = await photo.clone().jpeg({ progressive: true }).toBuffer();
    await expect(decodePicture(withScan(progressive, [64, 64, 0]))).rejects.toThrow(/^decodePicture: /);
  });
});

test('decodePicture(bytes) reads PNG, TIFF and WebP with bytes after their end', async () => {
  for (const format of ['png', 'tiff', 'webp'] as const) {
    const bytes = await photo.clone().toFormat(format).toBuffer();
    const picture = await decodePicture(bytes);
    expect(await decodePicture(Buffer.concat([bytes, Buffer.from('trailer')]))).toEqual(picture);
  }
});
