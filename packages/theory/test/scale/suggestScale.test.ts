import {
  cosineSchedule,
  EngineLostError,
  type FourierEncoding,
  gaussianEncoding,
  gridCoordinates,
  laplacianEncoding,
  positionalEncoding,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectNoLeak } from '@fourier-features/testing';
import { losingEngine } from '@fourier-features/testing/engine';
import { type ProbeOptions, type SuggestScaleOptions, suggestScale } from '@fourier-features/theory';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

const coordinates = gridCoordinates([40, 40]);

/** Returns a random field on the grid with waves of frequencies N(0, rms²) along each axis, mostly in [0, 1]. */
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

const small: Omit<ProbeOptions, 'engine'> = { steps: 30, batchSize: 128, width: 32, depth: 3 };

const builders: Record<string, (scale: number, random: Random) => FourierEncoding> = {
  Gaussian: (scale, random) => gaussianEncoding({ inputDim: 2, scale, frequencyCount: 128, random }),
  positional: (scale) => positionalEncoding({ inputDim: 2, scale, frequencyCount: 32 }),
};

/** Returns the scale that is suggested for a number of planned steps. */
async function bestScale(values: Float32Array, steps: number): Promise<number> {
  const { ranked } = await suggestScale({ ...plan, values, steps });
  return ranked[0]!.scale;
}

describe('suggestScale(…)', () => {
  test.each(Object.keys(builders))(
    'suggests larger scales for finer fields, by prediction and by spectrum: %s',
    async (name) => {
      const options = { ...plan, encoding: builders[name]!, scales: [2, 4, 8, 16, 32] };
      const coarse = await suggestScale({ ...options, values: fieldOf(1) });
      const fine = await suggestScale({ ...options, values: fieldOf(8) });
      expect(fine.ranked[0]!.scale).toBeGreaterThan(coarse.ranked[0]!.scale);
      expect(fine.matched).toBeGreaterThan(coarse.matched);
    },
  );

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

  test.each([1, 2, 4])(
    'suggests a smaller scale the longer a coarse field is trained on: seed %i',
    async (seed) => {
      const values = fieldOf(1, seed);
      expect(await bestScale(values, 20)).toBeGreaterThan(await bestScale(values, 100_000));
    },
  );

  test.each([1, 3, 4])(
    'suggests a smaller scale if training is too short for a fine field: seed %i',
    async (seed) => {
      const values = fieldOf(6, seed);
      expect(await bestScale(values, 1)).toBeLessThan(await bestScale(values, 500));
    },
  );

  test('takes the mean of a schedule as the learning rate', async () => {
    const options = { ...plan, values: fieldOf(2), scales: [1, 4] };
    // Powers of 2 sum without rounding.
    const constant = await suggestScale({ ...options, learningRate: 2 ** -9 });
    const alternating = (step: number): number => (step % 2 === 0 ? 1 : 3) * 2 ** -10;
    expect(await suggestScale({ ...options, learningRate: alternating })).toEqual(constant);
    const falling = await suggestScale({
      ...options,
      learningRate: cosineSchedule({ initial: 3 * 2 ** -10, final: 2 ** -10 }),
    });
    // Over steps 0 … N − 1 the mean of half a cosine lies (1 + 1/N)/2 of the fall above the final rate.
    expect(falling.time / constant.time).toBeCloseTo(1 + 0.5 / 500, 9);
  });

  test('accepts scattered points with several values each, and other encodings', async () => {
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

  test('lets short trainings decide if an engine is given', async () => {
    await tf.setBackend('cpu');
    const { ranked, decidedBy } = await suggestScale({
      ...plan,
      values: fieldOf(1),
      scales: [1, 16],
      learningRate: 1e-2,
      probe: { engine: tfjsEngine(), ...small },
    });
    expect(decidedBy).toBe('probe');
    expect(ranked[0]!.scale).toBe(1);
    expect(ranked[0]!.probePsnr!).toBeGreaterThan(ranked[1]!.probePsnr!);
  });

  test('rejects if the engine is lost in a short training, whose field would be another', async () => {
    await tf.setBackend('cpu');
    const engine = losingEngine(tfjsEngine(), { call: 'step', index: 2 });
    const options = { ...plan, values: fieldOf(1), scales: [1, 16], probe: { engine, ...small } };
    await expect(suggestScale(options)).rejects.toThrow(EngineLostError);
  });

  test('probes the four best predictions and the matched scale, and ranks them first', async () => {
    await tf.setBackend('cpu');
    const { ranked, matched } = await suggestScale({
      ...plan,
      values: fieldOf(4),
      probe: { engine: tfjsEngine(), ...small, steps: 2 },
    });
    const probed = ranked.filter(({ probePsnr }) => probePsnr !== null);
    const byPrediction = ranked.toSorted((a, b) => b.heldOutPsnr - a.heldOutPsnr);
    const expected = byPrediction.filter(({ scale }, rank) => rank < 4 || scale === matched);
    expect(new Set(probed)).toEqual(new Set(expected));
    expect(ranked.slice(0, probed.length)).toEqual(probed.toSorted((a, b) => b.probePsnr! - a.probePsnr!));
    expect(ranked.slice(probed.length)).toEqual(byPrediction.filter(({ probePsnr }) => probePsnr === null));
  });

  test.each([false, true])('reports ascending progress up to 1, with probes: %s', async (probing) => {
    await tf.setBackend('cpu');
    const fractions: number[] = [];
    await suggestScale({
      ...plan,
      values: fieldOf(1),
      scales: [1, 16],
      ...(probing ? { probe: { engine: tfjsEngine(), ...small, steps: 3 } } : {}),
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.length).toBe(probing ? 2 + 2 * 3 : 2);
    expect(fractions[0]).toBe(probing ? 0.25 : 0.5);
    expect(fractions.at(-1)).toBe(1);
  });

  test('rejects with the reason of an abort: before, between predictions and in a probe', async () => {
    await tf.setBackend('cpu');
    const reason = new Error('no longer needed');
    const options = { ...plan, values: fieldOf(1), scales: [1, 16] };
    await expect(suggestScale({ ...options, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const last of [0.25, 0.5 + 0.5 / 60]) {
      const controller = new AbortController();
      const fractions: number[] = [];
      await expectNoLeak(async () => {
        const suggestion = suggestScale({
          ...options,
          probe: { engine: tfjsEngine(), ...small },
          onProgress: (fraction) => {
            fractions.push(fraction);
            if (fraction >= last) controller.abort(reason);
          },
          signal: controller.signal,
        });
        await expect(suggestion).rejects.toBe(reason);
      }, tf);
      expect(fractions.at(-1)).toBeCloseTo(last, 12);
    }
  });

  test('gives the same answer for the same generator', async () => {
    const twice = [1, 2].map(() =>
      suggestScale({ ...plan, values: fieldOf(2), scales: [1, 4], random: seededRandom(7) }),
    );
    const [first, second] = await Promise.all(twice);
    expect(first).toEqual(second);
  });

  test('refuses arrays, rates and candidates that do not fit', async () => {
    await expect(suggestScale({ ...plan, values: new Float32Array(7) })).rejects.toThrow(
      'values must be [1600, c], got 7 numbers',
    );
    await expect(suggestScale({ ...plan, values: fieldOf(1), learningRate: 0 })).rejects.toThrow(
      'learningRate must be positive and finite, per step, got 0',
    );
    await expect(suggestScale({ ...plan, values: fieldOf(1), scales: [] })).rejects.toThrow(
      'at least one candidate',
    );
    await expect(suggestScale({ ...plan, values: fieldOf(1), scales: [-1] })).rejects.toThrow(
      'scales must be positive and finite, in cycles per unit, got -1',
    );
  });
});
