import {
  type Checkpoint,
  type CurvePoint,
  type Engine,
  EngineLostError,
  type Field,
  type FitEnd,
  type FitStep,
} from '@fourier-features/core';
import type { OpenedInput } from './protocol.ts';
import type { Trainable } from './trainable.ts';
import { watchedEngine } from './watchedEngine.ts';

/** One field in training, a step at a time. */
export interface Lane<Settings> {
  readonly settings: Settings;
  /** Steps made, those of the checkpoint that it continues included. */
  made(): number;
  /** The training curve so far. */
  readonly curve: readonly CurvePoint[];
  /** For each point of the curve, the seconds that the steps up to there took; measurements are left out. */
  readonly times: readonly number[];
  /** Seconds that all steps took. */
  seconds(): number;
  ended(): FitEnd['reason'] | null;
  /** Makes one step; does nothing once the lane has ended. */
  advance(): Promise<void>;
  /** Returns the field as it is; undefined before the first step. */
  field(): Promise<Field | undefined>;
  /** Ends the lane and returns where another can continue; undefined if the fit has failed. */
  stop(): Promise<Checkpoint | undefined>;
}

export interface LaneOptions<Input, Settings> {
  readonly input: Input;
  readonly settings: Settings;
  readonly engine: Engine;
  readonly resume?: Checkpoint | undefined;
  /** The times and seconds of the lane that it continues. */
  readonly spent?: Pick<Lane<unknown>, 'times' | 'seconds'> | undefined;
  /** Steps between points of the curve. */
  readonly measureEvery: number;
}

/**
 * Starts a fit that waits for each step to be asked for. If the engine loses its device, the fit goes on from its last good
 * state, once: the engine must be one that then goes on too.
 *
 * @throws RangeError if the settings do not fit the input.
 */
export function createLane<Input extends OpenedInput, Settings extends { readonly steps: number }>(
  task: Trainable<Input, Settings>,
  { input, settings, engine, resume, spent, measureEvery }: LaneOptions<Input, Settings>,
): Lane<Settings> {
  const abort = new AbortController();
  /** Milliseconds since the last event that were not spent on training. */
  let aside = 0;
  const watched = watchedEngine(engine, (milliseconds) => {
    aside += milliseconds;
  });
  const fitFrom = (from: Checkpoint | undefined): ReturnType<typeof task.fit> =>
    task.fit(input, settings, { engine: watched, signal: abort.signal, resume: from, measureEvery });
  let start = resume;
  let events = fitFrom(start);
  let isContinued = false;
  const curve: CurvePoint[] = [...(resume?.curve ?? [])];
  const times: number[] = curve.map((_, i) => spent?.times[i] ?? 0);
  let seconds = spent?.seconds() ?? 0;
  let step: FitStep | undefined;
  let end: FitEnd | undefined;
  /** A fit that fails has no end event. */
  let over = false;
  const advance = async (): Promise<void> => {
    while (!end && !over) {
      const began = performance.now();
      aside = 0;
      const { value, done } = await events.next().catch((error: unknown) => {
        over = true;
        throw error;
      });
      if (done) {
        over = true;
        return;
      }
      seconds += (performance.now() - began - aside) / 1000;
      if (value.type === 'measure') {
        curve.push(value.point);
        times.push(seconds);
      }
      if (value.type === 'end') {
        // A fit frees its memory only when its iteration is over.
        await events.return();
        if (!value.lost || abort.signal.aborted) end = value;
        else if (isContinued) {
          over = true;
          throw value.lost.error;
        } else {
          isContinued = true;
          start = value.checkpoint;
          step = undefined;
          events = fitFrom(start);
        }
      }
      if (value.type === 'step') {
        step = value;
        return;
      }
    }
  };
  const field = async (): Promise<Field | undefined> => (end ? end.field : (step?.field() ?? start?.field));
  return {
    settings,
    made: () => (step ? step.step + 1 : (start?.optimizerState.updates ?? 0)),
    curve,
    times,
    seconds: () => seconds,
    ended: () => end?.reason ?? null,
    advance,
    async field() {
      try {
        return await field();
      } catch (error) {
        if (!(error instanceof EngineLostError)) throw error;
        // The next event is the end of the fit that is lost, and the step after it is another fit's.
        await advance();
        return field();
      }
    },
    stop: async () => {
      abort.abort();
      while (!end && !over) await advance();
      return end?.checkpoint;
    },
  };
}
