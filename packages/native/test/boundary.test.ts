import { adam, gaussianEncoding, hashGridEncoding, initialField, type Trainer } from '@fourier-features/core';
import { engineOn, type Host, type Region } from '@fourier-features/kernels';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHost } from '../src/host.ts';
import { loadModule } from '../src/loadModule.ts';
import type { NativeModule } from '../src/module.ts';
import { available } from './available.ts';

const field = initialField({
  encoding: gaussianEncoding({ inputDim: 2, scale: 2, frequencyCount: 8 }),
  outputDim: 3,
  depth: 3,
  width: 20,
});
const sineField = initialField({
  encoding: gaussianEncoding({ inputDim: 2, scale: 2, frequencyCount: 8 }),
  outputDim: 3,
  depth: 3,
  width: 20,
  hiddenActivation: { kind: 'sine', omega: 30 },
});
/** As in c/plan.h of the kernels. */
const LAYER_BYTES = 56;
const batch = {
  coordinates: new Float32Array(200).fill(0.3),
  targets: new Float32Array(300),
  loss: 'mse',
} as const;

describe.skipIf(!available)('the boundary to JavaScript', () => {
  let native: NativeModule;
  let width: number;
  beforeAll(() => {
    native = loadModule();
    width = native.widths()[0]!;
  });

  describe('the native module refuses', () => {
    let host: Host;
    let region: Region;
    let trainer: Trainer;
    const allocate = (bytes: number): Region => {
      region = host.allocate(bytes);
      return region;
    };
    beforeAll(() => {
      host = openHost(native, width, 2);
    });
    afterAll(() => host.close());
    beforeEach(async () => {
      trainer = await engineOn({ ...host, allocate }, 'test').createTrainer(field, adam());
    });

    /** The 32 words of a plan, as in c/plan.h of the kernels; with a large number, each leads outside the memory. */
    const sizes = [0, 1, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31];
    test.each(sizes)('a plan whose word %d points outside the memory', async (word) => {
      new Uint32Array(region.buffer, region.start)[word] = 0x7fff_ffc0;
      await expect(trainer.step(batch, 1e-3)).rejects.toThrow(RangeError);
      trainer.dispose();
    });

    test.each([
      ['gradients', 15],
      ['losses', 16],
      ['slotBytes', 21],
      ['threadBytes', 25],
      ['values', 30],
    ])('a plan whose %s is 0', async (_, word) => {
      new Uint32Array(region.buffer, region.start)[word] = 0;
      const call = word === 30 ? trainer.evaluate(batch.coordinates) : trainer.step(batch, 1e-3);
      await expect(call).rejects.toThrow(RangeError);
      trainer.dispose();
    });

    test('layers that do not fit together', async () => {
      const words = new Uint32Array(region.buffer, region.start);
      const layers = words[8]! / 4;
      words[layers + 1] = 2000;
      await expect(trainer.step(batch, 1e-3)).rejects.toThrow('weights must be among the parameters');
      words[layers + 1] = 19;
      await expect(trainer.step(batch, 1e-3)).rejects.toThrow('layers must fit together');
      trainer.dispose();
    });

    test.each([
      [0, 7, 0, 'every layer but the last must have an activation'],
      [0, 7, 6, 'every layer but the last must have an activation'],
      [2, 7, 2, 'every layer but the last must have an activation'],
      [0, 7, 5, 'layers must fit together'],
      [0, 8, 0x7fff_ffc0, 'slopes must be in their slot'],
      [1, 9, 20, 'slopes must be in their slot'],
    ])(
      'a network of sines whose layer %d has as word %d the number %d',
      async (layer, word, value, message) => {
        const activated = await engineOn({ ...host, allocate }, 'test').createTrainer(sineField, adam());
        const words = new Uint32Array(region.buffer, region.start);
        words[words[8]! / 4 + layer * (LAYER_BYTES / 4) + word] = value;
        await expect(activated.step(batch, 1e-3)).rejects.toThrow(message);
        activated.dispose();
        trainer.dispose();
      },
    );

    test('a network of sines without a buffer for the outputs of its layers', async () => {
      const activated = await engineOn({ ...host, allocate }, 'test').createTrainer(sineField, adam());
      new Uint32Array(region.buffer, region.start)[26] = 0;
      await expect(activated.evaluate(batch.coordinates)).rejects.toThrow(
        'outputs of a layer must be in a buffer',
      );
      activated.dispose();
      trainer.dispose();
    });

    describe('of a grid', () => {
      let words: Uint32Array;
      beforeEach(async () => {
        trainer.dispose();
        const allocate = (bytes: number): Region => {
          region = host.allocate(bytes);
          return region;
        };
        const grid = initialField({
          encoding: hashGridEncoding({ inputDim: 2, levels: 5, tableSize: 1024 }),
          outputDim: 3,
          depth: 2,
          width: 20,
        });
        trainer = await engineOn({ ...host, allocate }, 'test').createTrainer(grid, adam());
        words = new Uint32Array(region.buffer, region.start);
      });
      afterEach(() => trainer.dispose());

      test('nothing as it is', async () => {
        await expect(trainer.step(batch, 1e-3)).resolves.toBeUndefined();
      });

      test.each(Array.from({ length: 16 }, (_, word) => word).filter((word) => word !== 3))(
        'a grid whose word %d points outside the memory',
        async (word) => {
          words[words[31]! / 4 + word] = 0x7fff_ffc0;
          await expect(trainer.step(batch, 1e-3)).rejects.toThrow(RangeError);
        },
      );

      test.each([
        ['cells, too many', 0, 2 ** 25, 'a level must have cells and entries'],
        ['cells, none', 0, 0, 'a level must have cells and entries'],
        ['entries, fewer than vertices', 1, 200, 'each vertex must have an entry'],
        ['entries, more than the memory has', 1, 2 ** 29, 'tables must be in the memory'],
        ['a table that no chunk begins with', 3, 8, 'tables must begin with a chunk'],
        ['a table outside the memory', 3, 2 ** 31, 'tables must be in the memory'],
      ])('a level of %s', async (_, word, value, message) => {
        const levels = words[words[31]! / 4]! / 4;
        words[levels + word] = value;
        await expect(trainer.step(batch, 1e-3)).rejects.toThrow(message);
      });

      test('a hashed level whose entries are no power of 2', async () => {
        const levels = words[words[31]! / 4]! / 4;
        expect(words[levels + 4 * 4 + 2]).toBe(1);
        words[levels + 4 * 4 + 1] = 1000;
        await expect(trainer.step(batch, 1e-3)).rejects.toThrow('each vertex must have an entry');
      });
    });

    test('jobs outside the memory, too many of them, or none', () => {
      const run = (jobs: number, count: number) => () => host.run(region, jobs, count);
      for (const [jobs, count] of [
        [2 ** 31, 1],
        [region.buffer.byteLength, 1],
        [4, 1],
        [0, 0],
        [0, 1000],
      ])
        expect(run(jobs!, count!)).toThrow('run: jobs must be in the memory');
      trainer.dispose();
    });

    test('memory that is not aligned', () => {
      expect(() => host.run({ ...region, start: region.start + 4 }, 0, 1)).toThrow(
        'memory must be aligned to 64 bytes',
      );
      trainer.dispose();
    });

    test('memory that was freed', async () => {
      trainer.dispose();
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(() => host.prepare(region)).toThrow();
    });
  });

  describe('open(width, threads) refuses', () => {
    test('vectors that the processor does not have', () => {
      expect(() => native.open(7, 1)).toThrow('open: this processor has no vectors of this width');
    });

    test.each([0, 5000])('%d threads', (threads) => {
      expect(() => native.open(width, threads)).toThrow('open: threads must be from 1 to 1024');
    });

    test('anything that is no number', () => {
      expect(() => native.open('wide' as unknown as number, 1)).toThrow();
    });
  });

  test('a closed engine refuses to run', () => {
    const { engine } = native.open(width, 1);
    native.close(engine);
    native.close(engine);
    expect(() => native.cancel(engine)).toThrow('the engine must be open');
  });
});
