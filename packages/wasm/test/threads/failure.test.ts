import { beforeEach, expect, test, vi } from 'vitest';
import type { Kernels } from '../../src/modules/kernels.ts';
import type { Assignment, OnFailure, Thread } from '../../src/threads/assignment.ts';
import { startTeam } from '../../src/threads/team.ts';

const started: { readonly thread: Thread; readonly fail: OnFailure }[] = [];

vi.mock('../../src/threads/thread.ts', () => ({
  startThread: (fail: OnFailure): Thread => {
    const thread = {
      assign: async () => {},
      hold: () => {},
      terminate: async () => {},
      kill: vi.fn<() => void>(),
    };
    started.push({ thread, fail });
    return thread;
  },
}));

beforeEach(() => {
  started.length = 0;
});

test('a thread that fails ends the work with its error, and the other threads with the team', async () => {
  const kernels = { completions: () => 0, post: () => {}, end: () => {} } as unknown as Kernels;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const assignments = [{ thread: 0 }, { thread: 1 }] as Assignment[];
  const team = await startTeam(kernels, memory, assignments);
  const work = team.run(0, 0, 1);
  started[1]!.fail(new Error('unreachable'));
  await expect(work).rejects.toThrow('unreachable');
  expect(await team.end()).toBe(false);
  for (const { thread } of started) expect(thread.kill).toHaveBeenCalledOnce();
});
