import { seededRandom } from '@fourier-features/core';
import { publishedGeometry, publishedRadon, uniformAngles } from '@fourier-features/ct';
import { expectAdjoint, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Follows the published procedure pixel by pixel: turns the image by looking up sources, then averages its rows. */
function turnAndAverage(image: Float32Array, side: number, theta: number): number[] {
  const round = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
  const sums = new Array<number>(side).fill(0);
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const y = i / side - 0.5;
      const x = j / side - 0.5;
      const turnedX = x * Math.cos(theta) - y * Math.sin(theta);
      const turnedY = x * Math.sin(theta) + y * Math.cos(theta);
      const row = round((turnedY + 0.5) * side);
      const column = round((turnedX + 0.5) * side);
      const inside = row >= 0 && row < side && column >= 0 && column < side;
      sums[j]! += inside ? image[row * side + column]! / side : 0;
    }
  }
  return sums;
}

const offRange = [-7, -0.4, 0, 0.31, Math.PI / 2, 2, 3.5, 100];

describe('publishedRadon({ shape, angles })', () => {
  test.each([1, 2, 7, 16, 31])('equals the published procedure on an image of side %d', (side) => {
    const image = seededRandom(side).uniforms(side * side);
    const operator = publishedRadon({ shape: [side, side], angles: offRange });
    const expected = offRange.flatMap((theta) => turnAndAverage(image, side, theta));
    expect(operator.outputShape).toEqual([offRange.length, side]);
    expectClose(operator.apply(image), expected, 1e-6);
  });

  test.each([1, 8, 13])('has a true adjoint at side %d', (side) => {
    const random = seededRandom(1);
    expectAdjoint(publishedRadon({ shape: [side, side], angles: offRange }), (count) =>
      random.uniforms(count),
    );
  });

  test('averages columns at angle 0, without the first row', () => {
    const image = Float32Array.of(1, 2, 3, 4);
    expectClose(publishedRadon({ shape: [2, 2], angles: [0] }).apply(image), [2, 3], 1e-6);
  });

  test('gives the same result when there are too many sources to keep', () => {
    const side = 128;
    const image = seededRandom(2).uniforms(side * side);
    const many = uniformAngles(1025);
    const all = publishedRadon({ shape: [side, side], angles: many });
    const few = publishedRadon({ shape: [side, side], angles: many.subarray(0, 3) });
    const projections = all.apply(image);
    expect(projections.subarray(0, 3 * side)).toEqual(few.apply(image));
    const only = new Float32Array(projections.length);
    only.set(image.subarray(0, 3 * side));
    expect(all.adjoint(only)).toEqual(few.adjoint(image.slice(0, 3 * side)));
  });

  test('turns about pixel side/2, which stays on detector side/2', () => {
    const side = 10;
    const { detectorCentre } = publishedGeometry([side, side]);
    const image = new Float32Array(side * side);
    image[(side / 2) * side + side / 2] = 1;
    const projections = publishedRadon({ shape: [side, side], angles: offRange }).apply(image);
    offRange.forEach((_, k) => {
      expect(projections[k * side + detectorCentre]).toBeGreaterThanOrEqual(0.09);
    });
  });

  test.each([
    [
      { shape: [0, 0], angles: [0] },
      'publishedRadon: shape must be [height, width], positive integers in pixels, got [0, 0]',
    ],
    [
      { shape: [2.5, 2.5], angles: [0] },
      'publishedRadon: shape must be [height, width], positive integers in pixels, got [2.5, 2.5]',
    ],
    [{ shape: [2, 3], angles: [0] }, 'publishedRadon: shape must be square, [n, n] in pixels, got [2, 3]'],
    [{ shape: [2, 2], angles: [] }, 'publishedRadon: angles must hold at least one number, got none'],
    [{ shape: [2, 2], angles: [0, Number.NaN] }, 'publishedRadon: angles must be finite, got NaN at index 1'],
  ])('refuses %o', (options, message) => {
    expect(() => publishedRadon(options)).toThrow(new RangeError(message));
  });

  test('refuses arrays of another shape', () => {
    const operator = publishedRadon({ shape: [3, 3], angles: [0, 1] });
    expect(() => operator.apply(new Float32Array(8))).toThrow(
      'publishedRadon.apply: values must be [3, 3], 9 numbers, got 8',
    );
    expect(() => operator.adjoint(new Float32Array(9))).toThrow(
      'publishedRadon.adjoint: measurements must be [2, 3], 6 numbers, got 9',
    );
  });
});
