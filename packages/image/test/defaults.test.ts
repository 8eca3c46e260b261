import { type Engine, learningRateAt, seededRandom } from '@fourier-features/core';
import {
  comparedEncodings,
  defaults,
  defaultsByKind,
  type EncodingName,
  encoding,
  fit,
  split,
} from '@fourier-features/image';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

const names = Object.keys(defaults.encodings) as EncodingName[];

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const SIZE = 16;

/** A bump, so smooth that every encoding can fit it. */
const bump = split(
  {
    width: SIZE,
    height: SIZE,
    channels: 1,
    values: Float32Array.from({ length: SIZE * SIZE }, (_, i) =>
      Math.exp(-8 * Math.hypot((i % SIZE) / SIZE - 0.4, Math.floor(i / SIZE) / SIZE - 0.6) ** 2),
    ),
  },
  'none',
);

describe('defaults', () => {
  // Scale in cycles and learning rate: the paper's appendix E.1, "natural images"; it states log2 of the positional scale, 6.
  test.each([
    ['none', null, 1e-2],
    ['basic', null, 1e-2],
    ['positional', 2 ** 6, 1e-3],
    ['gaussian', 10, 1e-3],
  ] as const)('are the published scale and learning rate for %s', (name, scale, learningRate) => {
    expect(defaults.encodings[name]).toEqual({ scale, learningRate });
    expect(comparedEncodings).toContain(name);
  });

  // Scale in cycles and learning rate of its pictures of text: 14, log2 5, and 1e-3 for all.
  test.each([
    ['none', null],
    ['basic', null],
    ['positional', 2 ** 5],
    ['gaussian', 14],
  ] as const)('are the published scale and learning rate of text for %s', (name, scale) => {
    expect(defaultsByKind.text.encodings[name]).toEqual({ scale, learningRate: 1e-3 });
  });

  test.each(
    (['gaussian', 'uniform', 'log-uniform', 'laplacian'] as const).flatMap((name) => [
      { name, kind: 'photo' as const, frequency: 10 },
      { name, kind: 'text' as const, frequency: 14 },
    ]),
  )(
    'give $name the root-mean-square frequency $frequency for $kind, within 7 percent',
    ({ name, kind, frequency }) => {
      const { scale } = defaultsByKind[kind].encodings[name];
      const { frequencies } = encoding(name, { scale, frequencyCount: 20_000, random: seededRandom(1) });
      const squares = frequencies.reduce((sum, value) => sum + value * value, 0);
      const rms = Math.sqrt(squares / frequencies.length);
      expect(rms / frequency).toBeGreaterThan(0.93);
      expect(rms / frequency).toBeLessThan(1.07);
    },
  );

  test.each(names)(
    'fit a smooth picture with %s: the scale, the rate and a network that trains',
    async (name) => {
      const { scale, learningRate } = defaults.encodings[name];
      const run = fit({
        split: bump,
        engine,
        encoding: name,
        steps: 31,
        measureEvery: 10,
        batchSize: 'full',
      });
      const losses: number[] = [];
      for await (const event of run) {
        if (event.type === 'measure') {
          losses.push(event.point.loss);
          expect(event.learningRate).toBe(learningRateAt(learningRate, event.point.step, 31));
        }
        if (event.type !== 'end') continue;
        const { encoding: fitted, network } = event.field;
        expect(fitted.hyperparameters['scale']).toBe(scale ?? undefined);
        expect(network).toMatchObject({ depth: 4, width: 256, outputDim: 1 });
      }
      expect(losses.at(-1)! / losses[0]!).toBeLessThan(0.3);
    },
  );
});
