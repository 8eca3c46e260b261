import { pictureReport, transparency } from '@fourier-features/image';
import { describe, expect, test } from 'vitest';

describe('pictureReport(image)', () => {
  test('measures range and deviation of what is seen', () => {
    // 0, 1/4, 1/2, 3/4: variance 5/64.
    const values = Float32Array.of(0, 0.25, 0.5, 0.75);
    const report = pictureReport({ width: 2, height: 2, channels: 1, values });
    expect(report).toMatchObject({ lowest: 0, highest: 0.75, transparentShare: 0, hiddenShare: 0 });
    expect(report.deviation).toBeCloseTo(Math.sqrt(5 / 64), 12);
    expect(report.groundShare).toBe(1 / 4);
  });

  test('takes the deviation channel by channel', () => {
    const report = pictureReport({
      width: 2,
      height: 1,
      channels: 3,
      values: Float32Array.of(0, 0.5, 1, 1, 0.5, 1),
    });
    // Variances 1/4, 0 and 0.
    expect(report.deviation).toBeCloseTo(Math.sqrt(1 / 12), 12);
    expect(report.greyInColour).toBe(false);
  });

  test('does not see colours under alpha 0, and counts them', () => {
    const values = Float32Array.of(
      ...[1, 0, 0, 0],
      ...[0, 0, 0, 0],
      ...[0.25, 0.5, 0.5, 0.5],
      ...[0.5, 0.5, 0.5, 1],
    );
    const report = pictureReport({ width: 4, height: 1, channels: 4, values });
    expect(report).toMatchObject({ lowest: 0.25, highest: 0.5, transparentShare: 0.5, hiddenShare: 0.25 });
  });

  test('takes for black what a lossy file has blurred by less than a level of 8 bits', () => {
    const values = Float32Array.of(...[1 / 255, 1 / 255, 0, 0], ...[2 / 255, 1 / 255, 1 / 255, 0]);
    expect(transparency({ width: 2, height: 1, channels: 4, values })).toEqual({
      transparentShare: 1,
      hiddenShare: 0.5,
    });
    expect(() => transparency({ width: 2, height: 1, channels: 4, values: values.subarray(1) })).toThrow(
      'transparency: values',
    );
  });

  test('takes grey for grey whatever transparent pixels hide', () => {
    const values = Float32Array.of(...[1, 0, 0, 0], ...[0.5, 0.5, 0.5, 1]);
    expect(pictureReport({ width: 2, height: 1, channels: 4, values }).greyInColour).toBe(true);
    expect(
      pictureReport({ width: 2, height: 1, channels: 4, values: values.map((v, i) => (i === 3 ? 0.5 : v)) })
        .greyInColour,
    ).toBe(false);
  });

  test('is all zero and one ground if nothing is visible', () => {
    const values = Float32Array.of(1, 0, 0.5, 0);
    const report = pictureReport({ width: 2, height: 1, channels: 2, values });
    expect(report).toEqual({
      groundShare: 1,
      lowest: 0,
      highest: 0,
      deviation: 0,
      transparentShare: 1,
      hiddenShare: 1,
      greyInColour: false,
    });
  });

  test('refuses values outside [0, 1]', () => {
    expect(() => pictureReport({ width: 1, height: 1, channels: 1, values: Float32Array.of(2) })).toThrow(
      'pictureReport: values must be in [0, 1]',
    );
  });
});
