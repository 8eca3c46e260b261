import { checkPositiveInteger } from '../check.ts';
import type { Engine, Trainer } from '../engine.ts';
import type { Field } from '../field.ts';
import { copyParameters } from '../parameters.ts';
import { createRandom, restoreRandom } from '../random/createRandom.ts';
import type { Random } from '../random/random.ts';
import type { Supervision } from '../supervision.ts';
import type { Checkpoint } from './checkpoint.ts';
import { adam, type Optimizer } from './optimizer.ts';
import { constantSchedule, type Schedule } from './schedule.ts';
import { checkStopping, reasonToStop, type Stopping, type StopReason } from './stopping.ts';

/** How well the field does, measured after a step. */
export interface Measures {
  /** PSNR in dB on the points that are trained on. */
  readonly fitPsnr?: number;
  /** PSNR in dB on points that are not. */
  readonly heldOutPsnr?: number;
  /** PSNR in dB of what is reconstructed, clipped to [0, 1], against the ground truth: behind forward operators. */
  readonly truthPsnr?: number;
  /** Intersection over union, in [0, 1], on points that are not trained on: for occupancies. */
  readonly heldOutIou?: number;
}

/** One entry of the training curve; `loss` is that of the step's batch before its update. */
export interface CurvePoint extends Measures {
  /** The step's index, from 0. */
  readonly step: number;
  readonly loss: number;
}

export type FitEvent =
  | { readonly type: 'step'; readonly step: number; readonly steps: number }
  | ({ readonly type: 'measure'; readonly learningRate: number } & CurvePoint)
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | FitEnd;

export interface FitEnd {
  readonly type: 'end';
  readonly reason: 'steps' | 'aborted' | StopReason;
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** From here the run can go on: after an abort, or for more steps. */
  readonly checkpoint: Checkpoint;
}

export interface FitOptions extends Stopping {
  field: Field;
  supervision: Supervision;
  engine: Engine;
  /** Updates to make in all, those of a resumed checkpoint included. */
  steps: number;
  optimizer?: Optimizer;
  /** A rate for all steps, or a schedule. */
  learningRate?: number | Schedule;
  /** Where minibatches come from. */
  random?: Random;
  /** Steps between entries of the curve: 0, every, 2·every, … and the last. */
  measureEvery?: number;
  /** What else to measure then; `evaluate` asks the field as it stands. */
  measure?: (evaluate: Trainer['evaluate']) => Promise<Measures> | Measures;
  /** Seconds between checkpoint events; none by default. */
  checkpointSeconds?: number;
  /** Goes on from here; `field`, `optimizer` and `random` give way to what it holds. */
  resume?: Checkpoint;
  /** Ends the run after the current step. */
  signal?: AbortSignal;
}

const MILLISECONDS_BETWEEN_YIELDS = 15;

/**
 * Trains a field under a supervision, step by step, as an iterator of what happens. The last event is the `end`.
 * Leaving the loop early stops the training and frees what it held.
 *
 * With the same field, seed, engine and settings the result is the same to the bit, interrupted and resumed or not.
 *
 * @throws RangeError if a count is not a positive whole number, or the checkpoint is already past `steps`.
 */
export async function* fit(options: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const {
    supervision,
    engine,
    steps,
    measureEvery = 25,
    measure,
    checkpointSeconds,
    resume,
    signal,
  } = options;
  checkPositiveInteger('fit', 'steps', steps);
  checkPositiveInteger('fit', 'measureEvery', measureEvery);
  checkStopping(options);
  const start = resume?.optimizerState.updates ?? 0;
  if (start > steps) {
    throw new RangeError(
      `fit: steps must be at least the ${start} that the checkpoint has made, got ${steps}`,
    );
  }
  const field = resume?.field ?? options.field;
  const optimizer = resume?.optimizer ?? options.optimizer ?? adam();
  const random = resume ? restoreRandom(resume.randomState) : (options.random ?? createRandom(0));
  const curve: CurvePoint[] = [...(resume?.curve ?? [])];
  const rate = toSchedule(options.learningRate ?? 1e-3);
  const trainer = await engine.createTrainer(field, optimizer, resume?.optimizerState);
  const takeCheckpoint = async (): Promise<Checkpoint> => {
    const { parameters, optimizerState } = await trainer.read();
    const trained = { ...field, parameters: copyParameters(parameters) };
    return { field: trained, optimizer, optimizerState, randomState: random.state(), curve: [...curve] };
  };
  try {
    let reason: FitEnd['reason'] = reasonToStop(curve, options) ?? 'steps';
    let lastYield = performance.now();
    let lastCheckpoint = lastYield;
    for (let step = start; step < steps && reason === 'steps'; step++) {
      if (signal?.aborted) {
        reason = 'aborted';
        break;
      }
      const learningRate = rate(step);
      await trainer.step(supervision.batch(step, random), learningRate);
      if (step % measureEvery === 0 || step === steps - 1) {
        const measures = (await measure?.((coordinates) => trainer.evaluate(coordinates))) ?? {};
        const point: CurvePoint = { step, loss: await trainer.loss(), ...measures };
        curve.push(point);
        yield { type: 'measure', learningRate, ...point };
        reason = reasonToStop(curve, options) ?? 'steps';
      }
      yield { type: 'step', step, steps };
      const now = performance.now();
      if (checkpointSeconds !== undefined && now - lastCheckpoint >= 1000 * checkpointSeconds) {
        lastCheckpoint = now;
        yield { type: 'checkpoint', checkpoint: await takeCheckpoint() };
      }
      if (now - lastYield >= MILLISECONDS_BETWEEN_YIELDS) {
        // Signals, timers and pages need a turn of the event loop, which promises alone do not give.
        await new Promise((resolve) => setTimeout(resolve, 0));
        lastYield = performance.now();
      }
    }
    const checkpoint = await takeCheckpoint();
    yield { type: 'end', reason, field: checkpoint.field, curve: checkpoint.curve, checkpoint };
  } finally {
    trainer.dispose();
  }
}

/** Runs a fit to its end, without looking on the way. */
export async function finish(run: AsyncIterable<FitEvent>): Promise<FitEnd> {
  let last: FitEvent | undefined;
  for await (const event of run) last = event;
  if (last?.type !== 'end')
    throw new Error('finish: the run ended without an end event; was its iterator shared?');
  return last;
}

function toSchedule(learningRate: number | Schedule): Schedule {
  return typeof learningRate === 'number' ? constantSchedule(learningRate) : learningRate;
}
