import { createJobBoard, type Job, type JobBoard } from '../memory/job.ts';
import type { Assignment, Thread } from './assignment.ts';
import { canShare, mayBlock, startThread } from './thread.ts';

/** Threads that work on the jobs of one trainer. */
export interface Team {
  /** Resolves when the job is done. */
  run(job: Job): Promise<void>;
  /** Sends the threads back; no job may follow. */
  release(): void;
}

/** Takes one task and does it; false if none is left. */
export type RunTask = () => boolean;

/** Threads at rest, for the next team. */
const resting: Thread[] = [];

/** Milliseconds after which a page that has to work itself lets others have a turn. */
const PATIENCE = 12;

/** Gathers `threads` threads, this one included unless it is a page's and may have others to work for it. */
export async function gatherTeam(threads: number, assignment: Assignment, runTask: RunTask): Promise<Team> {
  const board = createJobBoard(assignment.memory.buffer, assignment.job);
  const hostWorks = mayBlock || !canShare;
  const helpers = canShare ? threads - (hostWorks ? 1 : 0) : 0;
  const helping = Array.from({ length: helpers }, () => resting.pop() ?? startThread());
  await Promise.all(helping.map((thread) => thread.assign(assignment)));
  const finish = mayBlock ? finishBlocking : hostWorks ? finishInTurns : finishWaiting;
  return {
    run: async (job) => {
      board.post(job);
      if (!hostWorks || isShared(job)) board.wake();
      await finish(board, runTask);
    },
    release: () => {
      board.end();
      resting.push(...helping);
    },
  };
}

/** One lane is this thread's alone. */
function isShared(job: Job): boolean {
  return job.kind === 'points' ? job.lanes > 1 : job.shared;
}

/** Works along, then sleeps until the others are done. */
function finishBlocking(board: JobBoard, runTask: RunTask): void {
  while (runTask());
  const { words, index } = board.progress;
  for (let done = words[index]!; board.remaining() > 0; done = Atomics.load(words, index)) {
    Atomics.wait(words, index, done);
  }
}

/** Works alone on a page, which gets a turn now and then. */
async function finishInTurns(_board: JobBoard, runTask: RunTask): Promise<void> {
  let start = performance.now();
  while (runTask()) {
    if (performance.now() - start > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      start = performance.now();
    }
  }
}

/** Leaves the work to the others. */
async function finishWaiting(board: JobBoard): Promise<void> {
  const { words, index } = board.progress;
  while (board.remaining() > 0) {
    const done = Atomics.load(words, index);
    if (board.remaining() === 0) return;
    const waiting = Atomics.waitAsync?.(words, index, done);
    if (waiting?.async) await waiting.value;
    else if (!waiting) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
