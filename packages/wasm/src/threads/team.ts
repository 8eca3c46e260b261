import { createJobBoard, type Job, type JobBoard } from '../memory/job.ts';
import type { Assignment, Thread } from './assignment.ts';
import { canShare, mayBlock, startThread } from './thread.ts';

/** Threads that work on the jobs of one field. */
export interface Team {
  /** Resolves when the job is done. */
  run(job: Job): Promise<void>;
  /** Returns the threads; no job may follow. */
  release(): void;
}

/** Takes one task and does it; returns false if none is left. */
export type RunTask = () => boolean;

/** Idle threads, for the next team. */
const resting: Thread[] = [];

/** Milliseconds after which a page that does the work itself yields to the event loop. */
const MILLISECONDS_BETWEEN_YIELDS = 12;

/** Gathers `threads` threads, this one included unless it is a page's main thread that can leave the work to others. */
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

/** Returns whether other threads are needed: this one does a single lane alone. */
function isShared(job: Job): boolean {
  return job.kind === 'points' ? job.lanes > 1 : job.shared;
}

/** Works too, then blocks until the others are done. */
function finishBlocking(board: JobBoard, runTask: RunTask): void {
  while (runTask());
  const { words, index } = board.progress;
  for (let done = words[index]!; board.remaining() > 0; done = Atomics.load(words, index)) {
    Atomics.wait(words, index, done);
  }
}

/** Works alone on a page, and yields to its event loop now and then. */
async function finishInTurns(_board: JobBoard, runTask: RunTask): Promise<void> {
  let start = performance.now();
  while (runTask()) {
    if (performance.now() - start > MILLISECONDS_BETWEEN_YIELDS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      start = performance.now();
    }
  }
}

/** Waits for the others without working. */
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
