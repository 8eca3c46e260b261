import { readFile } from 'node:fs/promises';
import { gridCoordinates } from '@fourier-features/core';
import { suggestScale, sweepLosses } from '@fourier-features/theory';
import { expect, test } from 'vitest';

const RECORD = new URL('../../experiments/records/scale-quick.json', import.meta.url);

/** Trained and predicted PSNR of a picture, by seed and scale, in dB. */
interface Sweep {
  readonly trained: number[][];
  readonly predicted: number[][];
}

async function readSweeps(): Promise<Sweep[]> {
  const { results } = JSON.parse(await readFile(RECORD, 'utf8')) as {
    results: { quantity: string; ours: number[] }[];
  };
  const sweeps = new Map<string, Sweep>();
  for (const { quantity, ours } of results) {
    const found = /^(.*), (held-out|predicted) PSNR at .*, (?:patches of )?seed \d, dB$/.exec(quantity);
    if (!found) continue;
    const [, picture, kind] = found;
    const sweep = sweeps.get(picture!) ?? { trained: [], predicted: [] };
    (kind === 'predicted' ? sweep.predicted : sweep.trained).push(ours);
    sweeps.set(picture!, sweep);
  }
  return [...sweeps.values()];
}

/** Means over seeds and standard deviations, scale by scale. */
function statistics(trained: readonly number[][]): { mean: number; deviation: number }[] {
  return trained[0]!.map((_, scale) => {
    const values = trained.map((sweep) => sweep[scale]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return { mean, deviation: Math.sqrt(variance) };
  });
}

test('states the largest losses and deviations of the record, rounded up to 0.1 dB', async () => {
  const coordinates = gridCoordinates([8]);
  const plan = { coordinates, values: coordinates, inputDim: 1, scales: [1], steps: 1, learningRate: 1e-3 };
  const { withinDb } = await suggestScale(plan);
  const sweeps = await readSweeps();
  expect(sweeps).toHaveLength(sweepLosses.pictures);
  const largest = { suggested: 0, plateau: 0, seeds: 0 };
  for (const { trained, predicted } of sweeps) {
    expect([trained.length, predicted.length]).toEqual([3, 2]);
    const measured = statistics(trained);
    const best = Math.max(...measured.map(({ mean }) => mean));
    for (const prediction of predicted) {
      const highest = Math.max(...prediction);
      measured.forEach(({ mean, deviation }, scale) => {
        if (prediction[scale]! < highest - withinDb) return;
        const loss = best - mean;
        if (prediction[scale] === highest) largest.suggested = Math.max(largest.suggested, loss);
        largest.plateau = Math.max(largest.plateau, loss);
        largest.seeds = Math.max(largest.seeds, deviation);
      });
    }
  }
  for (const name of ['suggested', 'plateau', 'seeds'] as const)
    expect(sweepLosses[name], name).toBe(Math.ceil(largest[name] * 10) / 10);
});
