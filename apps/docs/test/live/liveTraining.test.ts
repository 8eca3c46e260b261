import { describe, expect, test } from 'vitest';
import { liveTraining, type TrainingCalls } from '../../src/live/liveTraining.ts';
import type { OpenedInput, TrainingEvent } from '../../src/live/protocol.ts';

const input = (name: string): OpenedInput => ({ name, description: name, warnings: [], notes: [] });

/** A worker that only remembers who listens. */
function silentWorker(): TrainingCalls<null> & { tell(event: TrainingEvent<null>): void } {
  let listen: (event: TrainingEvent<null>) => void = () => {};
  const nothing = async (): Promise<void> => {};
  return {
    engine: async () => ({}) as never,
    start: async (_, listener) => {
      listen = listener;
    },
    tell: (event) => listen(event),
    ...{ change: nothing, pause: nothing, resume: nothing, step: nothing },
  };
}

describe('liveTraining(worker).open(read)', () => {
  const fail = (): Promise<OpenedInput> => Promise.reject(new Error('no picture'));

  test('returns to the state before when two inputs fail at once', async () => {
    const live = liveTraining(silentWorker());
    await Promise.all([live.open(fail), live.open(fail)]);
    expect([live.state.value, live.error.value]).toEqual(['empty', 'no picture']);
  });

  test('is ready if the first of two inputs opens and the second fails', async () => {
    const live = liveTraining(silentWorker());
    await Promise.all([live.open(async () => input('first')), live.open(fail)]);
    expect([live.state.value, live.opened.value?.name]).toEqual(['ready', 'first']);
  });

  test('keeps the last of two inputs, however long the first takes', async () => {
    const live = liveTraining(silentWorker());
    const slow = async (): Promise<OpenedInput> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return input('slow');
    };
    await Promise.all([live.open(slow), live.open(async () => input('quick'))]);
    expect([live.state.value, live.opened.value?.name]).toEqual(['ready', 'quick']);
  });

  test('notices that a training ends while an input that fails is read', async () => {
    const worker = silentWorker();
    const live = liveTraining(worker);
    await live.open(async () => input('first'));
    await live.start([]);
    expect(live.state.value).toBe('running');
    await live.open(async () => {
      worker.tell({ type: 'ended' });
      return fail();
    });
    expect(live.state.value).toBe('ended');
  });
});
