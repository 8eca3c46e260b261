import { say } from './say.ts';
import { sayLines } from './sayLines.ts';

/** The reason of an interrupted command's signal: Ctrl-C or one of its relatives came. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/** What an interruption does from now on, and what is said about it. */
export interface Phase {
  /** Said when the interruption comes. */
  readonly announcement: string;
  /**
   * `stop` ends the command, at the latest after a second; `save` aborts the signal and waits until the command has saved
   * its work; `finish` lets the command write what it has, and ends it where the next phase would begin.
   */
  readonly action: 'stop' | 'save' | 'finish';
  /** Said once the command has stopped. */
  readonly outcome: string;
}

/** Ctrl-C and its relatives while a command runs. */
export interface Interrupt {
  /** Aborted by an interruption, except in phases that finish. */
  readonly signal: AbortSignal;
  /**
   * Begins another phase; the first is `NOTHING_WRITTEN`.
   * @throws the signal's reason if an interruption came, except from a phase that saves.
   */
  enter(phase: Phase): Promise<void>;
  /**
   * Runs work that gives the event loop no turn for long, and so would hear no signal: the system itself then ends the process
   * at once, which is said before. Only while there is nothing to save.
   */
  blocking<Result>(work: () => Result | Promise<Result>): Promise<Result>;
}

/** The phase in which every command begins. */
export const NOTHING_WRITTEN: Phase = {
  announcement: 'stopping; nothing is written',
  action: 'stop',
  outcome: 'stopped; nothing was written',
};

/** Returns the phase in which results that are complete are written. */
export function writing(outcome = 'stopped; the results were written'): Phase {
  const announcement = 'stopping once the results are written; interrupt again to quit at once';
  return { announcement, action: 'finish', outcome };
}

/** Exit code of interrupted commands, as shells have it. */
export const INTERRUPTED_CODE = 130;

/** SIGBREAK is Ctrl-Break, which only Windows has; there SIGHUP comes when the window is closed, and SIGTERM never. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** What does not look at the signal, such as a decoder of pictures, is left alone after this time. */
const MILLISECONDS_TO_STOP = 1000;

let stopQuitting: (() => void) | undefined;

/** Until a command begins, ends the process at an interruption, and says that nothing was written. */
export function quitWhenInterrupted(): void {
  const quit = (): never => {
    sayLines(`\n${NOTHING_WRITTEN.outcome}`);
    process.exit(INTERRUPTED_CODE);
  };
  for (const name of SIGNALS) process.on(name, quit);
  stopQuitting = () => {
    for (const name of SIGNALS) process.off(name, quit);
    stopQuitting = undefined;
  };
}

/** Gives the event loop the turn in which signals that came during synchronous work are heard. */
export function hearSignals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Runs a command that an interruption ends, with the exit code 130; a second interruption ends the process at once.
 *
 * @throws what `work` throws, unless that is the signal's reason.
 */
export async function interruptible(work: (interrupt: Interrupt) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  let phase = NOTHING_WRITTEN;
  let came = false;
  let deadline: NodeJS.Timeout | undefined;
  const quit = (): never => {
    sayLines(phase.outcome);
    process.exit(INTERRUPTED_CODE);
  };
  const stop = (): void => {
    if (came) process.exit(INTERRUPTED_CODE);
    came = true;
    sayLines(`\n${phase.announcement}`);
    if (phase.action === 'finish') return;
    controller.abort(new Interrupted());
    if (phase.action === 'stop') deadline = setTimeout(quit, MILLISECONDS_TO_STOP);
  };
  const listen = (): void => {
    for (const name of SIGNALS) process.on(name, stop);
  };
  const release = (): void => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  listen();
  stopQuitting?.();
  try {
    await hearSignals();
    signal.throwIfAborted();
    await work({
      signal,
      enter: async (next) => {
        await hearSignals();
        clearTimeout(deadline);
        if (came && phase.action !== 'save') {
          controller.abort(new Interrupted());
          signal.throwIfAborted();
        }
        phase = next;
      },
      blocking: async (compute) => {
        await hearSignals();
        signal.throwIfAborted();
        say('computing; an interruption ends this at once and writes nothing');
        release();
        try {
          return await compute();
        } finally {
          listen();
        }
      },
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    process.exitCode = INTERRUPTED_CODE;
    sayLines(phase.outcome);
  } finally {
    clearTimeout(deadline);
    release();
  }
}
