import { expect, test } from 'vitest';
import type { ContestantName } from '../../src/page/contestantNames.ts';
import { type MeasureOptions, measure } from '../../src/page/measure.ts';
import type { PageContestant } from '../../src/page/pageContestant.ts';
import { parseWorkload, stepOperations } from '../../src/workload.ts';

const workload = parseWorkload('2x16-300');
const LOSSES = [0.6, 0.5, 0.4, 0.3, 0.2, 0.1];

interface Fake {
  readonly seconds: number;
  readonly losses?: readonly number[];
  /** Why it does not start. */
  readonly reason?: string;
  /** The turn in which it fails, counted from 1. */
  readonly failsAt?: number;
}

/** Measures made-up contestants, and notes what each is asked and which are stopped. */
function measureFakes(fakes: Partial<Record<ContestantName, Fake>>, options: Partial<MeasureOptions> = {}) {
  const asked: string[] = [];
  const stopped: string[] = [];
  const progress: number[] = [];
  const start = async (name: ContestantName): Promise<PageContestant> => {
    const { seconds, losses = LOSSES, reason, failsAt } = fakes[name]!;
    if (reason) throw new Error(reason);
    let turns = 0;
    return {
      engine: `engine of ${name}`,
      ask: async (line) => {
        asked.push(`${name} ${line}`);
        if (line.startsWith('losses')) return losses;
        turns++;
        if (turns === failsAt) throw new Error('device lost');
        return [seconds, seconds];
      },
      stop: () => stopped.push(name),
    };
  };
  const measured = measure({
    workload,
    names: Object.keys(fakes) as ContestantName[],
    rounds: 2,
    start,
    onProgress: (_, part) => progress.push(part),
    signal: new AbortController().signal,
    ...options,
  });
  return { measured, asked, stopped, progress };
}

test('measure(options) alternates contestants, with the first one twice, and compares them with wasm', async () => {
  const { measured, asked, stopped, progress } = measureFakes({
    webgpu: { seconds: 0.01 },
    wasm: { seconds: 0.04 },
  });
  const { results, noise, absent, reference, difference } = await measured;
  expect(results).toEqual(
    [
      { name: 'webgpu', engine: 'engine of webgpu', seconds: 0.01, timesWasm: 4 },
      { name: 'webgpu, again', engine: 'engine of webgpu', seconds: 0.01, timesWasm: 4 },
      { name: 'wasm', engine: 'engine of wasm', seconds: 0.04, timesWasm: 1 },
    ].map((row) => ({
      ...row,
      leastSeconds: row.seconds,
      gflops: stepOperations(workload) / row.seconds / 1e9,
      loss: 0.1,
    })),
  );
  expect(noise).toEqual({ name: 'webgpu', median: 0, largest: 0 });
  expect({ reference, difference, absent: absent.size }).toEqual({
    reference: 'wasm',
    difference: 0,
    absent: 0,
  });
  const turns = asked.filter((line) => line.includes('step')).map((line) => line.split(' ')[0]);
  expect(turns).toEqual(Array.from({ length: 3 }, () => ['webgpu', 'webgpu', 'wasm']).flat());
  expect(stopped).toHaveLength(3);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(Math.max(...progress)).toBeLessThan(1);
});

test('measure(options) does not time a contestant with other losses than wasm', async () => {
  const { measured, asked } = measureFakes({
    webgpu: { seconds: 0.01, losses: LOSSES.map((loss) => 1.01 * loss) },
    wasm: { seconds: 0.04 },
    'tfjs-webgpu': { seconds: 0.02, losses: LOSSES.map(() => Number.NaN) },
    'jax-js': { seconds: 0.02, losses: LOSSES.map((loss) => 1.0001 * loss) },
  });
  const { results, absent, difference, noise } = await measured;
  expect(results.map(({ name }) => name)).toEqual(['wasm', 'jax-js']);
  expect(Object.fromEntries(absent)).toEqual({
    webgpu: 'its losses differ from those of wasm by up to 1.0 %, so it may do other work',
    'webgpu, again': 'its losses differ from those of wasm by up to 1.0 %, so it may do other work',
    'tfjs-webgpu': 'its losses are not numbers',
  });
  expect(difference).toBeCloseTo(1e-4, 8);
  expect(noise).toBeUndefined();
  expect(asked).not.toContain('webgpu step 0.25');
});

test('measure(options) leaves out contestants that do not start or fail in a turn, with the reason', async () => {
  const { measured } = measureFakes({
    webgpu: { seconds: 1, reason: 'no adapter' },
    'tfjs-webgpu': { seconds: 0.02, failsAt: 2 },
    'jax-js': { seconds: 0.01 },
  });
  const { results, absent, reference } = await measured;
  expect(results.map(({ name, timesWasm }) => [name, timesWasm])).toEqual([['jax-js', undefined]]);
  expect(Object.fromEntries(absent)).toEqual({
    webgpu: 'no adapter',
    'tfjs-webgpu': 'device lost',
    'tfjs-webgpu, again': 'device lost',
  });
  expect(reference).toBe('tfjs-webgpu');
});

test('measure(options) gives no results if nothing starts', async () => {
  const { measured } = measureFakes({ webgpu: { seconds: 1, reason: 'no adapter' } });
  const { results, absent } = await measured;
  expect(results).toEqual([]);
  expect([...absent]).toEqual([['webgpu', 'no adapter']]);
});

test('measure(options) ends with the reason of the signal, whenever that comes', async () => {
  for (const abortAt of ['start', 'losses', 'step']) {
    const controller = new AbortController();
    /** Hangs until the signal, as a worker does that has ended. */
    const hang = (signal: AbortSignal): Promise<never> => {
      queueMicrotask(() => controller.abort(new Error('enough')));
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
    };
    const measured = measure({
      workload,
      names: ['wasm'],
      rounds: 2,
      start: async (_name, _workload, signal) => {
        if (abortAt === 'start') await hang(signal);
        return {
          engine: '',
          ask: async (line) => (line.startsWith(abortAt) ? hang(signal) : LOSSES),
          stop: () => {},
        };
      },
      onProgress: () => {},
      signal: controller.signal,
    });
    await expect(measured, abortAt).rejects.toThrow('enough');
  }
});
