import { setImmediate } from 'node:timers/promises';
import { percentile } from '../statistics.ts';

/** How late a timer of the process is, in milliseconds. */
export interface TimerLateness {
  readonly points: number;
  /** 99th percentile with nothing else to do. */
  readonly idle99: number;
  /** 99th percentile while training. */
  readonly training99: number;
  /** The latest while training. */
  readonly trainingMost: number;
  readonly steps: number;
}

const INTERVAL_MS = 5;

/** Measures how late a timer of 5 ms is, first idle, then while `step` is repeated; each for `seconds`. */
export async function measureTimerLateness(
  step: () => Promise<void>,
  points: number,
  seconds: number,
): Promise<TimerLateness> {
  await step();
  const idle = startTimer();
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  const idleLateness = idle.stop();
  const training = startTimer();
  const end = performance.now() + 1000 * seconds;
  let steps = 0;
  for (; performance.now() < end; steps++) {
    await step();
    // As `fit` does, since promises alone give timers no turn.
    await setImmediate();
  }
  const lateness = training.stop();
  return {
    points,
    idle99: percentile(idleLateness, 99),
    training99: percentile(lateness, 99),
    trainingMost: Math.max(...lateness),
    steps,
  };
}

/** Starts a timer that is due every 5 ms; `stop` returns how late each of its times was heard. */
function startTimer(): { stop(): number[] } {
  const lateness: number[] = [];
  let due = performance.now() + INTERVAL_MS;
  const hear = (): void => {
    const missed = lateTimes(due, performance.now());
    lateness.push(...missed);
    due += INTERVAL_MS * missed.length;
  };
  let timer: NodeJS.Timeout;
  const schedule = (): void => {
    timer = setTimeout(() => {
      hear();
      schedule();
    }, due - performance.now());
  };
  schedule();
  return {
    stop: () => {
      clearTimeout(timer);
      hear();
      return lateness;
    },
  };
}

/**
 * Returns how late each due time is that a blocked process has missed by `now`: a block of 100 ms delays twenty of them, not
 * one.
 */
export function lateTimes(due: number, now: number): number[] {
  const count = Math.max(0, Math.floor((now - due) / INTERVAL_MS) + 1);
  return Array.from({ length: count }, (_, i) => now - due - i * INTERVAL_MS);
}
