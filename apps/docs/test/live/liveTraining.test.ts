import type { EngineChoice } from '@fourier-features/components/workers/engineChoice.ts';
import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import { expect, test } from 'vitest';
import { liveTraining, type TrainingCalls } from '../../src/live/liveTraining.ts';
import type { LaneChoice, OpenedInput, TrainingEvent } from '../../src/live/protocol.ts';

const input: OpenedInput = { name: 'picture', description: '', warnings: [], notes: [] };
const choices: readonly LaneChoice[] = [{ name: 'none', options: {} }];
const engine: EngineFacts = { name: 'none', threads: 1, description: 'no engine' };
const progress = (made: number): TrainingEvent<string> => ({
  type: 'progress',
  engine,
  stepsPerSecond: null,
  lanes: [
    {
      made,
      steps: 10,
      points: [{ step: made - 1, loss: made, seconds: made / 10 }],
      seconds: made / 10,
      ended: null,
    },
  ],
});

/** A page whose worker does nothing by itself, and what listens to each start. */
function page(engine: () => Promise<void> = async () => {}) {
  const listeners: ((event: TrainingEvent<string>) => void)[] = [];
  const started: (EngineChoice | undefined)[] = [];
  const nothing = async (): Promise<void> => {};
  const worker: TrainingCalls<string> = {
    engine: async (choice) => {
      await engine();
      return { name: 'none', threads: 1, description: `${choice}` };
    },
    start: async (_, listen, choice) => {
      listeners.push(listen);
      started.push(choice);
    },
    ...{ change: nothing, pause: nothing, resume: nothing, step: nothing },
  };
  return { live: liveTraining<string>(worker), listeners, started };
}

/** A promise that a test settles. */
const later = <Value>() => Promise.withResolvers<Value>();

test('an input that cannot be opened leaves the state that the training has by then', async () => {
  const { live, listeners } = page();
  await live.open(async () => input);
  await live.start(choices);
  const reading = later<OpenedInput>();
  const opening = live.open(() => reading.promise);
  expect(live.state.value).toBe('opening');
  listeners[0]!({ type: 'ended' });
  reading.reject(new Error('no picture'));
  expect(await opening).toBe(false);
  expect([live.state.value, live.error.value]).toEqual(['ended', 'no picture']);
});

test('of two inputs, one that fails does not keep the page waiting', async () => {
  const { live } = page();
  const [slow, wrong] = [later<OpenedInput>(), later<OpenedInput>()];
  const opening = [live.open(() => slow.promise), live.open(() => wrong.promise)];
  slow.resolve(input);
  await opening[0];
  expect(live.state.value).toBe('opening');
  wrong.reject(new Error('no picture'));
  await opening[1];
  expect(live.state.value).toBe('ready');
});

test('what a training tells after the next start is left out', async () => {
  const { live, listeners } = page();
  await live.open(async () => input);
  await live.start(choices);
  listeners[0]!(progress(5));
  await live.start(choices);
  listeners[0]!(progress(6));
  listeners[0]!({ type: 'ended' });
  listeners[1]!(progress(1));
  expect(live.lanes.value[0]!.curve).toEqual([{ step: 0, loss: 1, seconds: 0.1 }]);
  expect(live.state.value).toBe('running');
});

test('a start that waits for the engine gives way to an input that is opened', async () => {
  const engine = later<void>();
  const { live, listeners } = page(() => engine.promise);
  await live.open(async () => input);
  const starting = live.start(choices);
  await live.open(async () => ({ ...input, name: 'another' }));
  engine.resolve();
  await starting;
  expect([live.state.value, listeners.length, live.lanes.value.length]).toEqual(['ready', 0, 0]);
});

test('each start trains on the engine that it chooses, and the page shows that one', async () => {
  const { live, started } = page();
  await live.open(async () => input);
  const shown: (string | undefined)[] = [];
  for (const choice of ['webgpu', 'wasm'] as const) {
    await live.start(choices, choice);
    shown.push(live.engine.value?.description);
  }
  expect(started).toEqual(['webgpu', 'wasm']);
  expect(shown).toEqual(started);
});

test('the engine is the one of the last report', async () => {
  const { live, listeners } = page();
  await live.open(async () => input);
  await live.start(choices);
  const other = { ...engine, description: 'another, because a device was lost' };
  const report = progress(5);
  if (report.type === 'progress') listeners[0]!({ ...report, engine: other });
  expect(live.engine.value).toEqual(other);
});

test('work in the background leaves the error that is shown', async () => {
  const { live } = page();
  await live.attempt(() => Promise.reject(new Error('first')));
  await live.background(async () => 1);
  expect(live.error.value).toBe('first');
  await live.attempt(async () => 1);
  expect(live.error.value).toBeUndefined();
});

test('of two inputs, the last one stays, however long the first takes', async () => {
  const { live } = page();
  const slow = later<OpenedInput>();
  const opening = [live.open(() => slow.promise), live.open(async () => ({ ...input, name: 'quick' }))];
  slow.resolve({ ...input, name: 'slow' });
  await Promise.all(opening);
  expect([live.state.value, live.opened.value?.name]).toEqual(['ready', 'quick']);
});
