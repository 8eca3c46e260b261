import {
  birdcageSensitivities,
  dcFirst,
  fourierSampling,
  fullMask,
  originCentred,
} from '@fourier-features/mri';
import { expectClose, indicesOf } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { noise, product } from './arrays.ts';

const shapes = [[[6, 8]], [[5, 7]], [[1, 4]], [[4, 3, 5]], [[2, 6, 1]]];

/** Computes Σ o(x) e^(−2πi (x − ⌊n/2⌋)(k − ⌊n/2⌋)/n)/√N by its definition: both origins are in the middle. */
function centredDft(image: Float32Array, shape: readonly number[]): Float32Array {
  const middle = shape.map((cells) => Math.floor(cells / 2));
  const places = Array.from({ length: product(shape) }, (_, i) =>
    indicesOf(i, shape).map((index, axis) => index - middle[axis]!),
  );
  const values = new Float64Array(image.length);
  places.forEach((frequencies, bin) => {
    places.forEach((place, cell) => {
      const turns = place.reduce((sum, x, axis) => sum + (x * frequencies[axis]!) / shape[axis]!, 0);
      const [cos, sin] = [Math.cos(2 * Math.PI * turns), -Math.sin(2 * Math.PI * turns)];
      const [re, im] = [image[2 * cell]!, image[2 * cell + 1]!];
      values[2 * bin]! += (re * cos - im * sin) / Math.sqrt(places.length);
      values[2 * bin + 1]! += (re * sin + im * cos) / Math.sqrt(places.length);
    });
  });
  return Float32Array.from(values);
}

describe('originCentred(kspace, shape)', () => {
  test.each(shapes)('turns the centred transform, DC first, into that of the operators, on %j', (shape) => {
    const image = noise(2 * product(shape), 3);
    const operator = fourierSampling({ shape, mask: fullMask(shape), complex: true });
    const kspace = originCentred(dcFirst(centredDft(image, shape), shape, 2), shape);
    expectClose(kspace, operator.apply(image), 1e-5);
    expectClose(operator.adjoint(kspace), image, 1e-5);
  });

  test.each(shapes)('moves cell 0 of the image to ⌊n/2⌋, on %j', (shape) => {
    const point = new Float32Array(2 * product(shape)).fill(1, 0, 1);
    const operator = fourierSampling({ shape, mask: fullMask(shape), complex: true });
    const moved = operator.adjoint(originCentred(operator.apply(point), shape));
    const at = shape.reduce((sum, cells) => sum * cells + Math.floor(cells / 2), 0);
    expectClose(moved, new Float32Array(point.length).fill(1, 2 * at, 2 * at + 1), 1e-6);
  });

  test('leaves sensitivities as they are: what each coil sees moves with the image', () => {
    const shape = [5, 6];
    const image = noise(30);
    const sensitivities = birdcageSensitivities({ shape, coils: 3 });
    const seen = [0, 1, 2].map((coil) =>
      Float32Array.from({ length: 60 }, (_, i) => sensitivities[60 * coil + i]! * image[i >> 1]!),
    );
    const written = Float32Array.from(seen.flatMap((of) => [...centredDft(of, shape)]));
    const operator = fourierSampling({ shape, mask: fullMask(shape), sensitivities });
    expectClose(originCentred(dcFirst(written, shape, 2), shape), operator.apply(image), 1e-5);
  });

  test('is exact for even sides, leaves its input alone, and refuses incomplete grids', () => {
    const kspace = noise(2 * 24);
    const kept = kspace.slice();
    const twice = originCentred(originCentred(kspace, [4, 6]), [4, 6]);
    expect(twice).toEqual(kept);
    expect(kspace).toEqual(kept);
    expect(() => originCentred(kspace, [5, 6])).toThrow('originCentred: kspace must be [coils, 5, 6, 2]');
    expect(() => originCentred(kspace, [24])).toThrow('originCentred: shape must hold two or three');
  });
});
