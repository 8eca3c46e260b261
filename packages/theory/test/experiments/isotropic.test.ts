import { laplacianEncoding, seededRandom, uniformEncoding } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { test } from 'vitest';
import { frequencySpread, isotropicEncoding } from '../../experiments/isotropic.ts';

test('frequencies have the spread of their lengths and no preferred direction', () => {
  const encoding = isotropicEncoding(uniformEncoding, {
    frequencyCount: 20_000,
    scale: 6,
    random: seededRandom(3),
  });
  // The mean square of 6·U[0, 1) is 12.
  expectClose(frequencySpread(encoding) ** 2, 12, 0.3);
  let [xx, xy, yy] = [0, 0, 0];
  for (let j = 0; j < 20_000; j++) {
    const [x, y] = encoding.frequencies.subarray(2 * j, 2 * j + 2) as unknown as [number, number];
    [xx, xy, yy] = [xx + x * x, xy + x * y, yy + y * y];
  }
  expectClose([xx / 20_000, xy / 20_000, yy / 20_000], [6, 0, 6], 0.25);
});

test('lengths are those drawn in one dimension, without their sign', () => {
  const options = { frequencyCount: 50, scale: 4 };
  const encoding = isotropicEncoding(laplacianEncoding, { ...options, random: seededRandom(1) });
  const lengths = Array.from({ length: 50 }, (_, j) =>
    Math.hypot(...encoding.frequencies.subarray(2 * j, 2 * j + 2)),
  );
  const [ofLengths] = seededRandom(1).split(2);
  const drawn = laplacianEncoding({ inputDim: 1, ...options, random: ofLengths! });
  expectClose(lengths, drawn.frequencies.map(Math.abs), 1e-5);
});
