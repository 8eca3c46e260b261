import { gridCoordinates, laplacianEncoding, seededRandom } from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { type SuggestScaleOptions, suggestScale } from '@fourier-features/theory';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

const coordinates = gridCoordinates([40, 40]);

/** A random field on the grid whose waves have frequencies N(0, rms²) along each axis, in [0, 1] mostly. */
function fieldOf(rms: number, seed = 1): Float32Array {
  const random = seededRandom(seed);
  const waves = 60;
  const frequencies = random.normals(2 * waves).map((value) => rms * value);
  const phases = random.uniforms(waves);
  return Float32Array.from({ length: 1600 }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < waves; j++) {
      const cycles =
        frequencies[2 * j]! * coordinates[2 * i]! + frequencies[2 * j + 1]! * coordinates[2 * i + 1]!;
      sum += Math.cos(2 * Math.PI * (cycles + phases[j]!));
    }
    return 0.5 + 0.2 * sum * Math.sqrt(2 / waves);
  });
}

const scales = [0.5, 1, 2, 4, 8, 16];
const plan: Omit<SuggestScaleOptions, 'values'> = {
  coordinates,
  inputDim: 2,
  scales,
  steps: 500,
  learningRate: 1e-3,
  frequencyCount: 128,
  patches: 2,
  patchSize: 120,
};

describe('suggestScale(…)', () => {
  test('suggests larger scales for finer fields, by the prediction and by the spectrum', async () => {
    const coarse = await suggestScale({ ...plan, values: fieldOf(1) });
    const fine = await suggestScale({ ...plan, values: fieldOf(8) });
    expect(fine.ranked[0]!.scale).toBeGreaterThan(coarse.ranked[0]!.scale);
    expect(fine.matched).toBeGreaterThan(coarse.matched);
  });

  test('ranks all candidates by the predicted PSNR, with a plateau around the best', async () => {
    const { ranked, plateau, decidedBy } = await suggestScale({ ...plan, values: fieldOf(4), withinDb: 3 });
    expect(ranked.map(({ scale }) => scale).sort((a, b) => a - b)).toEqual(scales);
    const psnrs = ranked.map(({ heldOutPsnr }) => heldOutPsnr);
    expect(psnrs).toEqual([...psnrs].sort((a, b) => b - a));
    expect(plateau).toEqual(
      ranked
        .filter((each) => each.heldOutPsnr >= psnrs[0]! - 3)
        .map(({ scale }) => scale)
        .sort((a, b) => a - b),
    );
    expect(decidedBy).toBe('held-out');
  });

  test('wants larger scales where training is to be short', async () => {
    const values = fieldOf(6);
    const long = await suggestScale({ ...plan, values, steps: 100_000 });
    const short = await suggestScale({ ...plan, values, steps: 20 });
    expect(short.time).toBeLessThan(long.time);
    expect(short.ranked[0]!.heldOutPsnr).toBeLessThan(long.ranked[0]!.heldOutPsnr);
  });

  test('takes scattered points, several values at each, and other encodings', async () => {
    const random = seededRandom(4);
    const scattered = random.uniforms(600);
    const values = Float32Array.from({ length: 400 }, (_, i) =>
      Math.sin(2 * Math.PI * (1 + (i % 2)) * scattered[3 * Math.floor(i / 2)]!),
    );
    const { ranked } = await suggestScale({
      ...plan,
      coordinates: scattered,
      inputDim: 3,
      values,
      encoding: (scale, source) =>
        laplacianEncoding({ inputDim: 3, scale, frequencyCount: 64, random: source }),
    });
    expect(ranked[0]!.scale).toBeLessThanOrEqual(2);
  });

  test('lets short trainings decide where an engine is given', async () => {
    const told = new Map<number, number>();
    await tf.setBackend('cpu');
    const { ranked, decidedBy } = await suggestScale({
      ...plan,
      values: fieldOf(1),
      scales: [1, 16],
      learningRate: 1e-2,
      probe: {
        engine: tfjsEngine(),
        steps: 30,
        batchSize: 128,
        width: 32,
        depth: 3,
        onProbed: (scale, psnr) => told.set(scale, psnr),
      },
    });
    expect(decidedBy).toBe('probe');
    for (const { scale, probePsnr } of ranked) expect(told.get(scale) ?? null).toBe(probePsnr);
    expect(ranked[0]!.scale).toBe(1);
    expect(ranked[0]!.probePsnr!).toBeGreaterThan(ranked[1]!.probePsnr!);
  });

  test('gives the same answer for the same generator', async () => {
    const twice = [1, 2].map(() =>
      suggestScale({ ...plan, values: fieldOf(2), scales: [1, 4], random: seededRandom(7) }),
    );
    const [first, second] = await Promise.all(twice);
    expect(first).toEqual(second);
  });

  test('says what does not fit', async () => {
    await expect(suggestScale({ ...plan, values: new Float32Array(7) })).rejects.toThrow(
      'values must be [1600, c], got 7 numbers',
    );
    await expect(suggestScale({ ...plan, values: fieldOf(1), scales: [] })).rejects.toThrow(
      'at least one candidate',
    );
    await expect(suggestScale({ ...plan, values: fieldOf(1), scales: [-1] })).rejects.toThrow(
      'scales must be positive and finite, in cycles per unit, got -1',
    );
  });
});
