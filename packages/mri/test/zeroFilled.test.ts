import { seededRandom } from '@fourier-features/core';
import {
  birdcageSensitivities,
  fourierSampling,
  fullMask,
  gaussianMask,
  zeroFilled,
} from '@fourier-features/mri';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { noise, product, smoothBall } from './arrays.ts';

describe('zeroFilled(options)', () => {
  test.each([[[12, 9]], [[6, 7, 5]]])(
    'is the image for a full mask, with one coil or several, on %j',
    (shape) => {
      const image = smoothBall(shape);
      const mask = fullMask(shape);
      const kspace = fourierSampling({ shape, mask }).apply(image);
      expectClose(zeroFilled({ shape, kspace }), image, 1e-5);
      expectClose(zeroFilled({ shape, kspace, part: 'real' }), image, 1e-5);
      const sensitivities = birdcageSensitivities({ shape, coils: 4 });
      const seen = fourierSampling({ shape, mask, sensitivities }).apply(image);
      expectClose(zeroFilled({ shape, kspace: seen, sensitivities, part: 'real' }), image, 1e-5);
      expectClose(zeroFilled({ shape, kspace: seen }), image, 1e-5);
    },
  );

  test('is the complex image, its real part or its magnitude', () => {
    const shape = [6, 8];
    const image = noise(96);
    const kspace = fourierSampling({ shape, mask: fullMask(shape), complex: true }).apply(image);
    expectClose(zeroFilled({ shape, kspace, part: 'complex' }), image, 1e-5);
    expectClose(
      zeroFilled({ shape, kspace, part: 'real' }),
      image.filter((_, i) => i % 2 === 0),
      1e-5,
    );
    const magnitudes = Float32Array.from({ length: 48 }, (_, i) =>
      Math.hypot(image[2 * i]!, image[2 * i + 1]!),
    );
    expectClose(zeroFilled({ shape, kspace }), magnitudes, 1e-5);
  });

  test('is the adjoint of sampling', () => {
    const shape = [8, 6];
    const mask = gaussianMask({ shape, random: seededRandom(0) });
    const kspace = noise(2 * product(shape));
    const sensitivities = birdcageSensitivities({ shape, coils: 1 });
    expectClose(
      zeroFilled({ shape, mask, kspace, part: 'real' }),
      fourierSampling({ shape, mask }).adjoint(kspace),
      1e-6,
    );
    expectClose(
      zeroFilled({ shape, mask, kspace, sensitivities, part: 'complex' }),
      fourierSampling({ shape, mask, complex: true, sensitivities }).adjoint(kspace),
      1e-6,
    );
  });

  test('refuses arrays that do not fit, and real parts of coils without sensitivities', () => {
    const shape = [4, 4];
    const kspace = new Float32Array(64);
    expect(() => zeroFilled({ shape, kspace: new Float32Array(16) })).toThrow('kspace must be');
    expect(() => zeroFilled({ shape, kspace, part: 'real' })).toThrow(
      'part must be magnitude for 2 coils without sensitivities',
    );
    expect(() => zeroFilled({ shape, kspace, sensitivities: new Float32Array(32) })).toThrow(
      'sensitivities must be [2, 4, 4, 2]',
    );
    expect(() => zeroFilled({ shape, kspace, mask: new Uint8Array(3) })).toThrow('mask must be');
    expect(() => zeroFilled({ shape, kspace, part: 'phase' as 'real' })).toThrow('part must be one of');
    expect(() => zeroFilled({ shape: [4], kspace })).toThrow('zeroFilled: shape');
  });
});
