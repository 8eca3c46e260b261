import type { Checkpoint, CurvePoint, Engine, Field, FitEnd, FitStep } from '@fourier-features/core';
import type { OpenedInput } from './protocol.ts';
import type { Trainable } from './trainable.ts';

/** One field in training, a step at a time. */
export interface Lane<Settings> {
  readonly settings: Settings;
  /** Steps made, those of the checkpoint that it continues included. */
  made(): number;
  /** The training curve so far. */
  readonly curve: readonly CurvePoint[];
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
  /** Steps between points of the curve. */
  readonly measureEvery: number;
}

/** Starts a fit that waits for each step to be asked for. @throws RangeError if the settings do not fit the input. */
export function createLane<Input extends OpenedInput, Settings extends { readonly steps: number }>(
  task: Trainable<Input, Settings>,
  { input, settings, engine, resume, measureEvery }: LaneOptions<Input, Settings>,
): Lane<Settings> {
  const abort = new AbortController();
  const events = task.fit(input, settings, { engine, signal: abort.signal, resume, measureEvery });
  const curve: CurvePoint[] = [...(resume?.curve ?? [])];
  let step: FitStep | undefined;
  let end: FitEnd | undefined;
  /** A fit that fails has no end event. */
  let over = false;
  const advance = async (): Promise<void> => {
    while (!end && !over) {
      const { value, done } = await events.next().catch((error: unknown) => {
        over = true;
        throw error;
      });
      if (done) {
        over = true;
        return;
      }
      if (value.type === 'measure') curve.push(value.point);
      if (value.type === 'end') {
        end = value;
        // A fit frees its memory only when its iteration is over.
        await events.return();
      }
      if (value.type === 'step') {
        step = value;
        return;
      }
    }
  };
  return {
    settings,
    made: () => (step ? step.step + 1 : (resume?.optimizerState.updates ?? 0)),
    curve,
    ended: () => end?.reason ?? null,
    advance,
    field: async () => (end ? end.field : (step?.field() ?? resume?.field)),
    stop: async () => {
      abort.abort();
      while (!end && !over) await advance();
      return end?.checkpoint;
    },
  };
}
