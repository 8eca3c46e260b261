import type { Engine, Trainer } from '@fourier-features/core';
import { bitSeeds, trainingBits } from '@fourier-features/testing/bits';
import { referenceEngine } from '@fourier-features/testing/engine';
import { beforeAll, describe, expect, test } from 'vitest';

/** Of grids, those of one dimension, which take the reference little time. */
const seeds = bitSeeds.filter((seed) => seed < 300 || seed % 4 === 0);
/** Without those of large batches, which take a second each. */
const quickSeeds = seeds.filter((seed) => seed % 8 !== 1);
const engine = referenceEngine();

/** The reference engine with one changed bit in the last parameter of its fields. */
const otherBits: Engine = {
  ...engine,
  createTrainer: (field, ...rest) => {
    const own = structuredClone(field);
    const bits = new Uint32Array(own.parameters.at(-1)!.values.buffer);
    bits[0]! ^= 1;
    return engine.createTrainer(own, ...rest);
  },
};

/** Returns the engine, which adds the loss of every step to `losses`. */
function recording(losses: number[]): Engine {
  return {
    ...engine,
    createTrainer: async (...given): Promise<Trainer> => {
      const trainer = await engine.createTrainer(...given);
      const loss = async (): Promise<number> => {
        losses.push(await trainer.loss());
        return losses.at(-1)!;
      };
      return { ...trainer, loss };
    },
  };
}

describe('trainingBits(engine, seed)', () => {
  const bits = new Map<number, string>();
  const losses = new Map<number, number[]>();
  beforeAll(async () => {
    for (const seed of seeds) {
      losses.set(seed, []);
      bits.set(seed, await trainingBits(recording(losses.get(seed)!), seed));
    }
  });

  test('is a function of engine and seed', async () => {
    for (const seed of quickSeeds) expect(await trainingBits(engine, seed)).toBe(bits.get(seed));
  });

  test('differs for every seed', () => {
    expect(new Set(bits.values()).size).toBe(seeds.length);
  });

  test('shows a single changed bit', async () => {
    for (const seed of quickSeeds) expect(await trainingBits(otherBits, seed)).not.toBe(bits.get(seed));
  });

  test('trains: all losses are finite, and they fall', () => {
    for (const seed of seeds) {
      const all = losses.get(seed)!;
      expect(all.every(Number.isFinite)).toBe(true);
      const sum = (from: number): number =>
        all.slice(from, from + 6).reduce((total, loss) => total + loss, 0);
      expect(sum(42), `losses at the end for seed ${seed}`).toBeLessThan(sum(0));
    }
  });
});
