import { sheppLogan, sheppLogan3d } from '@fourier-features/datasets';
import { drawSlice, drawVolume } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

describe('drawSlice(phantom, options)', () => {
  test('draws the head upright: the first row of the phantom is the lowest', async () => {
    const { values, shape, name, volume } = await drawSlice('shepp-logan', { size: 64 });
    const drawn = sheppLogan({ shape: [64, 64] }).values;
    expect(shape).toEqual([64, 64]);
    for (let row = 0; row < 64; row++)
      expect(values.subarray(64 * row, 64 * (row + 1))).toEqual(
        drawn.subarray(64 * (63 - row), 64 * (64 - row)),
      );
    // The three small ellipses at y = −0.605 are below the middle of the picture.
    expect(values[64 * Math.round(31.5 * (1 + 0.605)) + 32]).toBeGreaterThan(
      values[64 * Math.round(31.5 * (1 - 0.605)) + 32]!,
    );
    expect([name, volume]).toEqual(['phantom-shepp-logan', undefined]);
  });

  test('draws another random head for another seed, and has 256 pixels by default', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => drawSlice('random', { size: 32, seed })),
    );
    expect(again).toEqual(first);
    expect(other!.sha256).not.toBe(first!.sha256);
    expect((await drawSlice('random')).shape).toEqual([256, 256]);
  });

  test('refuses sizes that are not integers of at least 2', async () => {
    await expect(drawSlice('shepp-logan', { size: 1 })).rejects.toThrow(RangeError);
    await expect(drawSlice('random', { size: 8.5 })).rejects.toThrow(RangeError);
  });
});

describe('drawVolume(phantom, options)', () => {
  test('draws the head with voxels of 1 mm', async () => {
    const { volume, settings } = await drawVolume('shepp-logan', { size: 12 });
    expect(volume.values).toEqual(sheppLogan3d({ shape: [12, 12, 12] }).values);
    expect(volume).toMatchObject({ shape: [12, 12, 12], spacing: [1, 1, 1] });
    expect(settings).toEqual({ size: 12 });
  });

  test('draws another random head for another seed', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => drawVolume('random', { size: 12, seed })),
    );
    expect(again).toEqual(first);
    expect(other!.sha256).not.toBe(first!.sha256);
  });
});
