import { identityEncoding } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { render } from '@fourier-features/image';
import { beforeAll, describe, expect, test } from 'vitest';
import { constantField, coordinateField } from './fields.ts';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const source = { width: 4, height: 2 };

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
