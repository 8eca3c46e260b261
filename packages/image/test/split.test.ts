import { split } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

/** Returns an image whose every value identifies its row, column and channel. */
function labelled(width: number, height: number, channels: number) {
  const values = Float32Array.from({ length: width * height * channels }, (_, i) => {
    const column = Math.floor(i / channels) % width;
    const row = Math.floor(i / channels / width);
    return (row * 16 + column * 4 + (i % channels)) / 256;
  });
  return { width, height, channels, values };
}

describe('split(image, holdout)', () => {
  test('with none trains on every pixel at (column, row)/longer side', () => {
    const { train, heldOut } = split(labelled(4, 2, 1), 'none');
    expect(heldOut).toBeNull();
    expect([...train.coordinates]).toEqual([
      0, 0, 0.25, 0, 0.5, 0, 0.75, 0, 0, 0.25, 0.25, 0.25, 0.5, 0.25, 0.75, 0.25,
    ]);
    expect([...train.targets]).toEqual([...labelled(4, 2, 1).values]);
  });

  test('with grid trains on even rows and columns and holds out odd rows and columns', () => {
    const { train, heldOut } = split(labelled(4, 4, 3), 'grid');
    const pixel = (row: number, column: number) => [0, 1, 2].map((c) => (row * 16 + column * 4 + c) / 256);
    expect([...train.targets]).toEqual([...pixel(0, 0), ...pixel(0, 2), ...pixel(2, 0), ...pixel(2, 2)]);
    expect([...heldOut!.targets]).toEqual([...pixel(1, 1), ...pixel(1, 3), ...pixel(3, 1), ...pixel(3, 3)]);
    expect([...heldOut!.coordinates]).toEqual([0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75]);
  });

  test('with grid on odd sizes gives the even rows one more', () => {
    const { train, heldOut } = split(labelled(5, 3, 1), 'grid');
    expect([train.width, train.height]).toEqual([3, 2]);
    expect([heldOut!.width, heldOut!.height]).toEqual([2, 1]);
  });

  test('holds out nothing by default', () => {
    expect(split(labelled(4, 2, 1))).toEqual(split(labelled(4, 2, 1), 'none'));
  });

  test('multiplies colours by alpha', () => {
    const image = { width: 1, height: 1, channels: 4, values: Float32Array.of(1, 0.5, 0.25, 0.5) };
    expect([...split(image, 'none').train.targets]).toEqual([0.5, 0.25, 0.125, 0.5]);
  });

  test('refuses an image too small for the grid, a wrong length and NaN', () => {
    expect(() => split(labelled(1, 4, 1), 'grid')).toThrow(/at least 2x2 pixels for holdout grid, got 1x4/);
    expect(() => split({ ...labelled(2, 2, 1), width: 3 }, 'none')).toThrow(/6 numbers, got 4/);
    const broken = { width: 1, height: 1, channels: 1, values: Float32Array.of(Number.NaN) };
    expect(() => split(broken, 'none')).toThrow(/finite, got NaN at index 0/);
  });

  test('refuses a holdout that it does not know, rather than take it for the grid', () => {
    expect(() => split(labelled(4, 4, 1), 'rows' as 'grid')).toThrow(
      new RangeError('split: holdout must be one of none, grid, got rows'),
    );
  });
});
