import { type Field, identityEncoding } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { renderImage } from '@fourier-features/image';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

/** Values (x, y, 0.5): one linear layer, so that what is drawn shows where the field was asked. */
const showsItsCoordinates: Field = {
  encoding: identityEncoding({ inputDim: 2 }),
  network: { inputDim: 2, outputDim: 3, depth: 1, width: 1, outputActivation: 'linear' },
  parameters: [
    { name: 'dense0.weight', shape: [2, 3], values: Float32Array.of(1, 0, 0, 0, 1, 0) },
    { name: 'dense0.bias', shape: [3], values: Float32Array.of(0, 0, 0.5) },
  ],
};

describe('renderImage(engine, field, options)', () => {
  test('asks the field at (column, row)/longer side, at the size of the source', async () => {
    const image = await renderImage(tfjsEngine(), showsItsCoordinates, { source: { width: 4, height: 2 } });
    expect([image.width, image.height, image.channels]).toEqual([4, 2, 3]);
    expect([...image.values.subarray(3 * 6, 3 * 7)]).toEqual([0.5, 0.25, 0.5]);
  });

  test('covers the same extent at any size', async () => {
    const source = { width: 4, height: 2 };
    const image = await renderImage(tfjsEngine(), showsItsCoordinates, { source, width: 16, height: 8 });
    expect([...image.values.subarray(3 * (4 * 16 + 8), 3 * (4 * 16 + 9))]).toEqual([0.5, 0.25, 0.5]);
  });

  test('is the same over tile borders, and tells how far it is', async () => {
    const shares: number[] = [];
    const image = await renderImage(tfjsEngine(), showsItsCoordinates, {
      source: { width: 300, height: 300 },
      onProgress: (share) => shares.push(share),
    });
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
    for (const pixel of [0, 65_535, 65_536, 89_999]) {
      expect(image.values[3 * pixel]).toBeCloseTo((pixel % 300) / 300, 6);
      expect(image.values[3 * pixel + 1]).toBeCloseTo(Math.floor(pixel / 300) / 300, 6);
    }
  });

  test('refuses sizes that are not whole numbers and fields of other dimensions', async () => {
    const source = { width: 4, height: 2 };
    await expect(renderImage(tfjsEngine(), showsItsCoordinates, { source, width: 0 })).rejects.toThrow(
      /width.*got 0/,
    );
    const line = { ...showsItsCoordinates, encoding: identityEncoding({ inputDim: 1 }) };
    await expect(renderImage(tfjsEngine(), line, { source })).rejects.toThrow(
      /map 2 coordinates.*got 1 to 3/,
    );
  });
});
