import { gaussianEncoding, identityEncoding, initialField, seededRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { type Image, type Region, render } from '@fourier-features/image';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { constantField, coordinateField } from './fields.ts';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const source = { width: 4, height: 2 };

/** Returns the pixels of an image within a region of integer sides. */
function crop(image: Image, { x, y, width, height }: Region): Image {
  const { channels } = image;
  const values = new Float32Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * channels;
    values.set(image.values.subarray(from, from + width * channels), row * width * channels);
  }
  return { width, height, channels, values };
}

describe('render(field, options)', () => {
  test('evaluates the field at (column, row)/longer side, at the size of the source', async () => {
    const image = await render(coordinateField, { engine: tfjsEngine(), source });
    expect([image.width, image.height, image.channels]).toEqual([4, 2, 3]);
    expect([...image.values.subarray(3 * 6, 3 * 7)]).toEqual([0.5, 0.25, 0.5]);
  });

  test('covers the same extent at any size', async () => {
    const image = await render(coordinateField, { engine: tfjsEngine(), source, width: 16, height: 8 });
    expect([...image.values.subarray(3 * (4 * 16 + 8), 3 * (4 * 16 + 9))]).toEqual([0.5, 0.25, 0.5]);
  });

  test('has no seams at the borders of tiles, and reports progress', async () => {
    const fractions: number[] = [];
    const image = await render(coordinateField, {
      engine: tfjsEngine(),
      source: { width: 300, height: 300 },
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions).toEqual([65_536 / 90_000, 1]);
    for (const pixel of [0, 65_535, 65_536, 89_999]) {
      expect(image.values[3 * pixel]).toBeCloseTo((pixel % 300) / 300, 6);
      expect(image.values[3 * pixel + 1]).toBeCloseTo(Math.floor(pixel / 300) / 300, 6);
    }
  });

  test('gives the bits of the whole picture’s crop where coordinates are exact', async () => {
    const engine = await wasmEngine({ threads: 1 });
    const random = seededRandom(0);
    const encoding = gaussianEncoding({ inputDim: 2, scale: 6, frequencyCount: 16, random });
    const wave = initialField({ encoding, outputDim: 3, width: 16, random });
    const size = { width: 32, height: 16 };
    const whole = await render(wave, { engine, source: size, width: 128, height: 64 });
    const region = { x: 5.25, y: 2.5, width: 7.75, height: 9 };
    const part = await render(wave, { engine, source: size, region, width: 31, height: 36 });
    expect(part).toEqual(crop(whole, { x: 21, y: 10, width: 31, height: 36 }));
  });

  test('evaluates a region at the crop’s coordinates, within their rounding to float32', async () => {
    const size = { width: 30, height: 21 };
    const whole = await render(coordinateField, {
      engine: tfjsEngine(),
      source: size,
      width: 90,
      height: 63,
    });
    const region = { x: 7 / 3, y: 4, width: 41 / 3, height: 17 };
    const part = await render(coordinateField, {
      engine: tfjsEngine(),
      source: size,
      region,
      width: 41,
      height: 51,
    });
    expectClose(part.values, crop(whole, { x: 7, y: 12, width: 41, height: 51 }).values, 2 ** -24);
  });

  test('sizes a region’s picture by its pixels, rounded up', async () => {
    const region = { x: 0.5, y: 0, width: 2.25, height: 1 };
    const image = await render(coordinateField, { engine: tfjsEngine(), source, region });
    expect([image.width, image.height]).toEqual([3, 1]);
    expect(image.values[0]).toBe(0.5 / 4);
    expect(image.values[3]).toBe((0.5 + 2.25 / 3) / 4);
    const tall = await render(coordinateField, { engine: tfjsEngine(), source, region, height: 5 });
    expect([tall.width, tall.height]).toEqual([3, 5]);
  });

  test('refuses regions without an extent or outside the source, except by rounding', async () => {
    const refused = (region: Region) => render(coordinateField, { engine: tfjsEngine(), source, region });
    await expect(refused({ x: 0, y: 0, width: 0, height: 1 })).rejects.toThrow(
      'render: region.width must be positive and finite, in pixels of the source, got 0',
    );
    await expect(refused({ x: 0, y: 0, width: 1, height: NaN })).rejects.toThrow(/region.height.*got NaN/);
    await expect(refused({ x: -0.5, y: 0, width: 1, height: 1 })).rejects.toThrow(
      'render: region must be within the source, from x = 0 to 4 pixels, got -0.5 to 0.5',
    );
    await expect(refused({ x: NaN, y: 0, width: 1, height: 1 })).rejects.toThrow(RangeError);
    await expect(refused({ x: 0, y: 1, width: 4, height: 1.001 })).rejects.toThrow(
      'render: region must be within the source, from y = 0 to 2 pixels, got 1 to 2.001',
    );
    const rounded = { x: 1.1, y: 0, width: 2.900000000000001, height: 2 };
    expect(rounded.x + rounded.width).toBeGreaterThan(4);
    await expect(refused(rounded)).resolves.toMatchObject({ width: 3, height: 2 });
  });

  test('divides colours by alpha', async () => {
    const image = await render(constantField([0.25, 0.5]), { engine: tfjsEngine(), source });
    expect([...image.values.subarray(0, 2)]).toEqual([0.5, 0.5]);
  });

  test('can be aborted between two tiles', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const fractions: number[] = [];
    const rendering = render(coordinateField, {
      engine: tfjsEngine(),
      source: { width: 300, height: 300 },
      signal: controller.signal,
      onProgress: (fraction) => {
        fractions.push(fraction);
        controller.abort(reason);
      },
    });
    await expect(rendering).rejects.toBe(reason);
    expect(fractions).toHaveLength(1);
  });

  test('refuses sizes that are not positive integers and fields of other dimensions', async () => {
    const engine = tfjsEngine();
    await expect(render(coordinateField, { engine, source, width: 0 })).rejects.toThrow(/width.*got 0/);
    const noSource = { width: 0, height: 2 };
    await expect(render(coordinateField, { engine, source: noSource, width: 4 })).rejects.toThrow(
      /source.width.*got 0/,
    );
    const line = { ...coordinateField, encoding: identityEncoding({ inputDim: 1 }) };
    await expect(render(line, { engine, source })).rejects.toThrow(
      'render: field must map 2 coordinates to 1 to 4 values, got 1 to 3',
    );
  });
});
