import {
  gaussianEncoding,
  gridEncoding,
  hashGridEncoding,
  identityEncoding,
  initialField,
} from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { type Layout, layOut, slotsKept } from '../../src/memory/layout.ts';

const FLOAT = 4;
const tiles = [
  { width: 4, rows: 4 },
  { width: 8, rows: 6 },
  { width: 16, rows: 8 },
];
const published = initialField({
  encoding: gaussianEncoding({ inputDim: 2, frequencyCount: 256, scale: 10 }),
  outputDim: 3,
});
const fields = [
  published,
  initialField({ encoding: identityEncoding({ inputDim: 3 }), outputDim: 19, depth: 1 }),
  initialField({
    encoding: gaussianEncoding({ inputDim: 2, frequencyCount: 70, scale: 3, trainable: true }),
    outputDim: 2,
    depth: 5,
    width: 33,
  }),
  initialField({
    encoding: identityEncoding({ inputDim: 2 }),
    outputDim: 3,
    width: 45,
    firstActivation: { kind: 'wire', omega: 20, spread: 10 },
    hiddenActivation: { kind: 'sine', omega: 30 },
  }),
];

/** Returns the arrays of a layout as [start, end) in bytes, in the order of their starts. */
function arraysOf(
  layout: Layout,
  { inputDim, outputDim, threads, trainable, lanes }: Sizes,
): [number, number][] {
  const floats = (start: number, count: number): [number, number] => [start, start + FLOAT * count];
  const { parameterCount } = layout;
  return [
    floats(layout.parameters, parameterCount),
    floats(layout.firstMoments, parameterCount),
    floats(layout.secondMoments, parameterCount),
    floats(layout.gradients, lanes * parameterCount),
    ...(trainable ? [] : [floats(layout.frequencies, inputDim * layout.frequencyStride)]),
    ...(trainable ? [] : [floats(layout.amplitudes, layout.frequencyStride)]),
    ...layout.layers.flatMap(({ transposed, fanIn, fanOut }) =>
      transposed ? [floats(transposed, fanIn * fanOut)] : [],
    ),
    floats(layout.coordinates, 65_536 * inputDim),
    floats(layout.targets, 65_536 * outputDim),
    floats(layout.values, 65_536 * outputDim),
    [layout.scratch, layout.scratch + threads * layout.threadBytes],
    [layout.slots, layout.slots + slotsKept(layout.blockPoints) * layout.slotBytes],
  ].sort((a, b) => a[0]! - b[0]!) as [number, number][];
}

interface Sizes {
  inputDim: number;
  outputDim: number;
  threads: number;
  trainable: boolean;
  lanes: number;
}

describe.each(tiles)('layOut for vectors of $width floats', (tile) => {
  test.each(fields)('gives every array a place of its own, aligned to 64 bytes', ({ encoding, ...field }) => {
    const layout = layOut({ encoding, ...field }, 'training', tile, 3);
    const { inputDim, trainable } = encoding;
    const { outputDim } = field.network;
    const arrays = arraysOf(layout, { inputDim, outputDim, threads: 3, trainable, lanes: 24 });
    arrays.forEach(([start, end], index) => {
      expect(start % 64).toBe(0);
      expect(end).toBeLessThanOrEqual(arrays[index + 1]?.[0] ?? layout.bytes);
    });
  });

  test.each(fields)('gives every array of a slot a place of its own', (field) => {
    const { layers, logits, logitStride, blockPoints, slotBytes, bufferBytes, bufferStride } = layOut(
      field,
      'training',
      tile,
      3,
    );
    const rows = (start: number, stride: number): [number, number] => [
      start,
      start + FLOAT * blockPoints * stride,
    ];
    const arrays = [
      ...layers.map(({ input, inputStride }) => rows(input, inputStride)),
      ...layers.filter(({ slopes }) => slopes).map(({ slopes, slopeStride }) => rows(slopes, slopeStride)),
      rows(logits, logitStride),
    ].sort((a, b) => a[0] - b[0]);
    arrays.forEach(([, end], index) => {
      expect(end).toBeLessThanOrEqual(arrays[index + 1]?.[0] ?? slotBytes);
    });
    const { hiddenActivations, width } = field.network;
    hiddenActivations.forEach(({ kind }, index) => {
      const halves = kind === 'wire' ? 2 : 1;
      const needed = kind === 'relu' ? 0 : halves * (width + 16);
      expect(layers[index]!.slopeStride).toBeGreaterThanOrEqual(needed);
      expect(bufferStride).toBeGreaterThanOrEqual(halves * width + 16);
    });
    expect(bufferBytes).toBeGreaterThanOrEqual(FLOAT * blockPoints * bufferStride);
  });

  test('takes no room for slopes in evaluation, but a buffer unless all activations are ReLU', () => {
    const [withRelu, , , others] = fields.map((field) => layOut(field, 'evaluation', tile, 1));
    expect(withRelu!.bufferBytes).toBe(0);
    expect(others!.bufferBytes).toBeGreaterThan(0);
    expect(others!.layers.every(({ slopes, slopeStride }) => !slopes && !slopeStride)).toBe(true);
  });

  test('needs 67 MiB to train the published image network, and 4 MiB to evaluate it, on two threads', () => {
    const mebibytes = (bytes: number): number => bytes / 2 ** 20;
    // 24 gradients, of which a batch of 1,024 points touches 4, and slots that only indirect batches touch.
    const { bytes, blockPoints, parameterCount } = layOut(published, 'training', tile, 2);
    expect(Math.ceil(mebibytes(bytes))).toBe(67);
    expect(blockPoints).toBe(96);
    // The formula of the README, with 512 features, 3 × 256 activations and 3 values.
    const activations = 512 + 3 * 256 + 3;
    const batch = 65_536 * (2 + 2 * 3);
    const estimate = 4 * (28 * parameterCount + (6144 + 8 * blockPoints) * activations + batch);
    expect(bytes / estimate).toBeCloseTo(1, 1);
    expect(Math.ceil(mebibytes(layOut(published, 'evaluation', tile, 2).bytes))).toBe(4);
  });
});

const grids = [
  initialField({ encoding: hashGridEncoding({ inputDim: 2 }), outputDim: 3, depth: 3, width: 64 }),
  initialField({
    encoding: gridEncoding({ inputDim: 3, levels: 2, coarsestCells: 3, finestCells: 7, featuresPerLevel: 5 }),
    outputDim: 10,
    depth: 0,
  }),
];

describe('layOut for a grid', () => {
  test.each(grids)('gives tables, moments, gradients and lists places of their own', (field) => {
    const { encoding } = field;
    for (const threads of [1, 2, 9]) {
      const { grid, coordinates, bytes } = layOut(field, 'training', tiles[0]!, threads);
      const { floats, levelTables, shares } = grid!;
      const tableFloats = [floats, floats, floats, floats, floats / 16, levelTables.length * shares];
      const arrays = [
        [coordinates, 65_536 * encoding.inputDim],
        ...[
          grid!.tables,
          grid!.firstMoments,
          grid!.secondMoments,
          grid!.gradients,
          grid!.touched,
          grid!.touchedCounts,
        ].map((start, index) => [start, tableFloats[index]!]),
        [grid!.isTouched, floats / 64],
        [grid!.places, encoding.inputDim * grid!.placeStride],
        [grid!.featureGradients, levelTables.length * grid!.featureGradientStride],
      ].map(([start, count]) => [start!, start! + FLOAT * count!] as const);
      arrays.sort((a, b) => a[0] - b[0]);
      arrays.forEach(([start, end], index) => {
        expect(start % 64).toBe(0);
        expect(end).toBeLessThanOrEqual(arrays[index + 1]?.[0] ?? bytes);
      });
      encoding.levels.forEach(({ entries }, level) => {
        expect(levelTables[level]! % 16).toBe(0);
        expect(levelTables[level]! + entries * encoding.featuresPerLevel).toBeLessThanOrEqual(
          levelTables[level + 1] ?? floats,
        );
      });
      // Enough tasks to keep the threads busy, but none that need not be.
      expect(shares * levelTables.length).toBeGreaterThanOrEqual(threads);
      expect((shares - 1) * levelTables.length).toBeLessThan(threads);
    }
  });

  test('needs 13 MiB for the tables and rounds of a hash grid in training, 2 MiB in evaluation', () => {
    const field = grids[0]!;
    const inputDim = field.encoding.outputDim;
    const without = {
      ...field,
      encoding: identityEncoding({ inputDim }),
      parameters: field.parameters.slice(0, 6),
    };
    const mebibytesOfGrid = (purpose: 'training' | 'evaluation'): number => {
      const coordinates = 4 * 65_536 * (inputDim - field.encoding.inputDim);
      const [own, others] = [field, without].map((each) => layOut(each, purpose, tiles[2]!, 2).bytes);
      return (own! - others! + coordinates) / 2 ** 20;
    };
    const numbers = field.parameters.at(-1)!.values.length;
    expect(mebibytesOfGrid('training')).toBeCloseTo(
      (16.3 * numbers + 4 * 65_536 * (2 + 16 * 2)) / 2 ** 20,
      0,
    );
    expect(Math.round(mebibytesOfGrid('training'))).toBe(13);
    expect(Math.round(mebibytesOfGrid('evaluation'))).toBe(2);
  });
});

test('layOut refuses a field that needs more than 4 GiB', () => {
  // Only its shapes matter; 10,000 × 10,000 weights would take long to draw.
  const hiddenActivations = Array.from({ length: 5 }, () => ({ kind: 'relu' }) as const);
  const network = { ...published.network, width: 10_000, depth: 6, hiddenActivations };
  expect(() => layOut({ ...published, network }, 'training', tiles[0]!, 1)).toThrow(
    /^createTrainer, createEvaluator: the field must need at most 4 GiB of memory, got \d+\.\d GiB/,
  );
});
