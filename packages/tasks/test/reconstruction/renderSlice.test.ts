import { type Field, initialField, seededRandom } from '@fourier-features/core';
import * as mri from '@fourier-features/mri';
import { gridShape, gridValues, renderSlice, sliceSize, slicesPicture } from '@fourier-features/tasks';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';

const engine = await wasmEngine({ threads: 1 });

function fieldOf(inputDim: 2 | 3, outputDim: number): Field {
  const random = seededRandom(7);
  const encoding = mri.encoding('gaussian', { inputDim, scale: 2, frequencyCount: 6, random });
  return initialField({ encoding, outputDim, width: 8, depth: 2, random });
}

const shape = [3, 4, 5] as const;

describe('renderSlice', () => {
  test('at the size of the grid, shows the slices that slicesPicture cuts from the whole volume', async () => {
    const field = fieldOf(3, 1);
    const whole = slicesPicture(await gridValues(field, shape, { engine }), shape);
    let left = 0;
    for (const axis of ['z', 'y', 'x'] as const) {
      const { width, height } = sliceSize(shape, axis);
      const { values } = await renderSlice(field, { engine, shape, axis, width, height, rowsUp: true });
      const top = Math.floor((whole.height - height) / 2);
      const expected = Float32Array.from(
        { length: width * height },
        (_, i) => whole.values[(top + Math.floor(i / width)) * whole.width + left + (i % width)]!,
      );
      expectClose(values, expected, 1e-6);
      left += width;
    }
  });

  test('of a plane shows its values from the first row down, and those of a region', async () => {
    const field = fieldOf(2, 1);
    const grid = await gridValues(field, [4, 6], { engine });
    const size = { width: 6, height: 4 };
    const { values } = await renderSlice(field, { engine, shape: [4, 6], ...size });
    expectClose(values, grid, 1e-6);
    const region = { x: 2, y: 1, width: 3, height: 2 };
    const part = await renderSlice(field, { engine, shape: [4, 6], region, width: 3, height: 2 });
    expectClose(part.values, Float32Array.of(...grid.subarray(8, 11), ...grid.subarray(14, 17)), 1e-6);
  });

  test('shows complex values by their magnitudes', async () => {
    const field = fieldOf(2, 2);
    const { values } = await renderSlice(field, { engine, shape: [4, 4], width: 4, height: 4 });
    expectClose(values, mri.magnitude(await gridValues(field, [4, 4], { engine })), 1e-6);
  });

  test('maps the window to black and white', async () => {
    const field = fieldOf(2, 1);
    const options = { engine, shape: [4, 4], width: 4, height: 4 } as const;
    const { values } = await renderSlice(field, options);
    const window = [0.4, 0.6] as const;
    const expected = values.map((value) => Math.min(1, Math.max(0, (value - 0.4) / 0.2)));
    expectClose((await renderSlice(field, { ...options, window })).values, expected, 1e-6);
    await expect(renderSlice(field, { ...options, window: [1, 1] })).rejects.toThrow(
      'renderSlice: window must have its lower value first, got [1, 1]',
    );
  });

  test('rejects with the reason of a signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const size = { width: 4, height: 4 };
    const rendering = renderSlice(fieldOf(2, 1), { engine, shape: [4, 4], ...size, signal });
    await expect(rendering).rejects.toThrow('enough');
  });
});

test.each(['[4]', '[0,4]', '[4,4.5]', 'no', '[1,2,3,4]', '[70000,4]'])(
  'gridShape refuses %s in one line',
  (text) => {
    expect(() => gridShape({ shape: text })).toThrow(/^gridShape: [^\n]+$/);
  },
);

test('gridShape returns planes and volumes', () => {
  expect([gridShape({ shape: '[4,6]' }), gridShape({ shape: '[2,4,6]' })]).toEqual([
    [4, 6],
    [2, 4, 6],
  ]);
});
