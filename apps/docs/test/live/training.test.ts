import type { Detail } from '@fourier-features/components/scenes/detail.ts';
import { decodeField } from '@fourier-features/core/storage';
import * as image from '@fourier-features/image';
import { type ImageInput, type ImageSettings, imageTask, readImage } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import type { LaneChoice, TrainingEvent } from '../../src/live/protocol.ts';
import { createTraining, type Training } from '../../src/live/training.ts';

interface View {
  readonly width: number;
  readonly detail: Detail;
}

const picture = {
  width: 8,
  height: 8,
  channels: 1,
  bitDepth: 8,
  values: Float32Array.from({ length: 64 }, (_, i) => ((i * 37) % 64) / 63),
} as const;

const input = await readImage(new Uint8Array(1), { name: 'noise', decodePicture: async () => picture });

const choice = (name: LaneChoice['name'], steps: number): LaneChoice => ({
  name,
  options: { steps, width: 8, depth: 2, frequencyCount: 8, batchSize: 16 },
});

/** A training of the picture, its events, and a wait for one of a type. */
function opened(): {
  training: Training<ImageInput, ImageSettings, View>;
  events: TrainingEvent<View>[];
  listen: (event: TrainingEvent<View>) => void;
  next: (type: TrainingEvent<View>['type']) => Promise<void>;
} {
  const events: TrainingEvent<View>[] = [];
  let waiting: { type: string; resolve: () => void } | undefined;
  const training = createTraining<ImageInput, ImageSettings, View>({
    task: imageTask,
    view: async (field, { picture: source }, _, engine, detail) => ({
      width: (await image.render(field, { engine, source })).width,
      detail,
    }),
  });
  return {
    training,
    events,
    listen: (event) => {
      events.push(event);
      if (event.type === waiting?.type) waiting.resolve();
    },
    next: (type) =>
      new Promise((resolve) => {
        waiting = { type, resolve };
      }),
  };
}

const madeIn = (events: readonly TrainingEvent<View>[]): readonly number[] | undefined =>
  events.findLast((event) => event.type === 'progress')?.lanes.map(({ made }) => made);

describe('a training in a worker', () => {
  test('trains its lanes to their ends, reports their whole curves, and shows them in full', async () => {
    const { training, events, listen, next } = opened();
    await training.use(input);
    const ended = next('ended');
    await training.start([choice('none', 21), choice('gaussian', 21)], listen);
    await ended;
    expect(madeIn(events)).toEqual([21, 21]);
    const points = events.flatMap((event) => (event.type === 'progress' ? event.lanes[1]!.points : []));
    expect(points.map(({ step }) => step)).toEqual([0, 10, 20]);
    const last = events.findLast((event) => event.type === 'view');
    expect(last).toMatchObject({ lane: 1, made: 21, view: { width: 8, detail: 'full' } });
  });

  test('makes single steps, goes on with another number of steps, and has the field of a run without a break', async () => {
    const whole = opened();
    await whole.training.use(input);
    const end = whole.next('ended');
    await whole.training.start([choice('gaussian', 6)], whole.listen);
    await end;
    const { training, events, listen, next } = opened();
    await training.use(input);
    await training.start([choice('gaussian', 5000)], listen);
    await training.pause();
    const before = madeIn(events)?.[0] ?? 0;
    expect(before).toBeLessThan(6);
    for (let made = before; made < 4; made++) await training.step();
    expect(madeIn(events)).toEqual([4]);
    const ended = next('ended');
    // The second call does not wait for the first: a visitor types a number and clicks at once.
    void training.change([choice('gaussian', 6)]);
    void training.resume();
    await ended;
    const weights = async (from: typeof training): Promise<readonly unknown[]> =>
      decodeField(await from.save(0)).field.parameters.map(({ values }) => [...values]);
    expect(await weights(training)).toEqual(await weights(whole.training));
  });

  test('a new start ends the one before it', async () => {
    const { training, events, listen, next } = opened();
    await training.use(input);
    await training.start([choice('gaussian', 100_000)], listen);
    const ended = next('ended');
    await training.start([choice('none', 2)], listen);
    await ended;
    expect(madeIn(events)).toEqual([2]);
  });

  test('goes on as it is if a change does not fit, and pauses after one that does', async () => {
    const { training, events, listen } = opened();
    await training.use(input);
    await training.start([choice('gaussian', 100_000)], listen);
    const wrong = { ...choice('gaussian', 100_000), options: { steps: 0 } };
    await expect(training.change([wrong])).rejects.toThrow('steps');
    const before = events.length;
    await expect.poll(() => events.length).toBeGreaterThan(before);
    expect(events.some(({ type }) => type === 'failed')).toBe(false);
    void training.change([choice('gaussian', 90_000)]);
    await training.pause();
    expect(events.some(({ type }) => type === 'paused')).toBe(true);
    const [lane] = events.findLast((event) => event.type === 'progress')!.lanes;
    expect(lane).toMatchObject({ steps: 90_000, ended: null });
  });

  test('runs after a step that a resume follows at once', async () => {
    const { training, events, listen } = opened();
    await training.use(input);
    await training.start([choice('gaussian', 100_000)], listen);
    await training.pause();
    void training.step();
    await training.resume();
    expect(events.findLast(({ type }) => type === 'running' || type === 'paused')!.type).toBe('running');
    await training.pause();
  });

  test('trains fields of any kind side by side, and counts their numbers and the seconds of their steps', async () => {
    const { training, events, listen, next } = opened();
    await training.use(input);
    const names = ['siren', 'hash', 'grid'] as const;
    const own = { siren: { width: 8, depth: 2 }, hash: { width: 8, depth: 2, levels: 2 }, grid: {} };
    const ended = next('ended');
    await training.start(
      names.map((name) => ({ name, options: { ...own[name], steps: 21, batchSize: 16 } })),
      listen,
    );
    await ended;
    expect((await training.engine()).name).not.toContain('webgpu');
    for (const [lane, name] of names.entries()) {
      const { field, metadata } = decodeField(await training.save(lane));
      expect(JSON.parse(metadata['settings']!)).toMatchObject({ field: name, encoding: null });
      const count = field.parameters.reduce((sum, { values }) => sum + values.length, 0);
      const view = events.findLast((event) => event.type === 'view' && event.lane === lane);
      expect(view).toMatchObject({ parameterCount: count });
      const reports = events.flatMap((event) => (event.type === 'progress' ? [event.lanes[lane]!] : []));
      const seconds = reports.flatMap(({ points }) => points.map((point) => point.seconds));
      expect(seconds).toHaveLength(3);
      expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
      expect(seconds[0]).toBeGreaterThan(0);
      expect(reports.at(-1)!.seconds).toBeGreaterThanOrEqual(seconds[2]!);
    }
  });

  test('goes on counting seconds after a change', async () => {
    const { training, events, listen, next } = opened();
    await training.use(input);
    await training.start([choice('gaussian', 5000)], listen);
    await training.pause();
    for (let made = madeIn(events)?.[0] ?? 0; made < 15; made++) await training.step();
    const before = events.findLast((event) => event.type === 'progress')!.lanes[0]!;
    const ended = next('ended');
    void training.change([choice('gaussian', 41)]);
    void training.resume();
    await ended;
    const points = events.flatMap((event) => (event.type === 'progress' ? event.lanes[0]!.points : []));
    expect(points.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    const after = points.filter(({ step }) => step > before.made);
    expect(after.every(({ seconds }) => seconds > before.seconds)).toBe(true);
  });

  test('has no field for work on views before the first step, which is not an error', async () => {
    const { training } = opened();
    await training.use(input);
    expect(await training.withFieldIfAny(0, async () => 'a view')).toBeUndefined();
  });

  test('says what is missing', async () => {
    const { training, listen } = opened();
    await expect(training.start([choice('none', 2)], listen)).rejects.toThrow('Nothing is open yet');
    await training.use(input);
    await expect(training.save(0)).rejects.toThrow('There is no field yet');
    await expect(training.start([{ name: 'gaussian', options: { scale: -1 } }], listen)).rejects.toThrow(
      'scale',
    );
  });
});
