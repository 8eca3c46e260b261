import { imageSize, imageTask } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { imageDrive } from '../drives.ts';

describe('imageSize(metadata)', () => {
  test('returns the size that the task stores with a field', () => {
    const { input, options } = imageDrive;
    const metadata = imageTask.fieldMetadata(input, imageTask.settings('gaussian', options, input));
    const { width, height } = input.picture;
    expect(imageSize(metadata)).toEqual({ width, height });
    expect(width).not.toBe(height);
  });

  test('takes sizes up to nine digits', () => {
    expect(imageSize({ image_width: '999999999', image_height: '1' })).toEqual({
      width: 999_999_999,
      height: 1,
    });
  });

  test.each(['', '0', '-1', '1.5', '1e3', ' 8', '08', '1000000000', 'NaN'])('refuses %j pixels', (size) => {
    expect(() => imageSize({ image_width: '8', image_height: size })).toThrow(
      /^imageSize: metadata\.image_height must be a positive integer, in pixels, got /,
    );
  });

  test('refuses metadata without a size', () => {
    expect(() => imageSize({ task: 'image', image_height: '8' })).toThrow(
      'imageSize: metadata.image_width must be present, got nothing',
    );
  });
});
