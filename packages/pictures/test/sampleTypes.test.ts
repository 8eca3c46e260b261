import { decodePicture } from '@fourier-features/pictures';
import { expect, test } from 'vitest';

/** Writes grey samples of 32 bits as an uncompressed TIFF, little-endian, one strip; `format` is 1 for integers, 3 for floats. */
function writeTiff(samples: Uint32Array | Float32Array, width: number, format: 1 | 3): Uint8Array {
  const height = samples.length / width;
  const tags = [
    ...[
      [256, width],
      [257, height],
      [258, 32],
      [259, 1],
      [262, 1],
      [273, 8],
    ],
    ...[
      [277, 1],
      [278, height],
      [279, samples.byteLength],
      [339, format],
    ],
  ] as [tag: number, value: number][];
  const start = 8 + samples.byteLength;
  const bytes = new Uint8Array(start + 2 + 12 * tags.length + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, start, true);
  bytes.set(new Uint8Array(samples.buffer), 8);
  view.setUint16(start, tags.length, true);
  tags.forEach(([tag, value], i) => {
    const entry = start + 2 + 12 * i;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, 4, true);
    view.setUint32(entry + 4, 1, true);
    view.setUint32(entry + 8, value, true);
  });
  return bytes;
}

test.each([
  [
    'float',
    writeTiff(
      Float32Array.from({ length: 16 }, (_, i) => i / 3),
      4,
      3,
    ),
  ],
  [
    'uint',
    writeTiff(
      Uint32Array.from({ length: 16 }, (_, i) => i * 1e8),
      4,
      1,
    ),
  ],
])('samples of another type are refused by name, with the cure: %s', async (type, file) => {
  await expect(decodePicture(file)).rejects.toThrow(
    `samples must have 8 or 16 bits, got type ${type}. Scale them, and save them with 16 bits.`,
  );
});
