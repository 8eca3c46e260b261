import { bindSignal } from '../bindSignal.ts';
import { checkOneOf, checkPositiveInteger } from '../check.ts';
import { checkEngine } from '../checkEngine.ts';
import { checkWeights } from '../checkWeights.ts';
import { disposeOf } from '../dispose.ts';
import type { Engine, Evaluate, Trainer } from '../engine.ts';
import { EngineLostError } from '../engineLostError.ts';
import type { Field } from '../field.ts';
import { adam, initialOptimizerState, type Optimizer } from '../optimizer.ts';
import { copyParameters } from '../parameters.ts';
import { regularPauses } from '../progress.ts';
import type { Random } from '../random/random.ts';
import { restoreRandom } from '../random/restoreRandom.ts';
import { seededRandom } from '../random/seededRandom.ts';
import type { Supervision } from '../supervision/supervision.ts';
import { type Checkpoint, checkResume, type UnmeasuredStep } from './checkpoint.ts';
import type { CurvePoint, Measures } from './curve.ts';
import { areFinite, type Divergence } from './divergence.ts';
import type { FitEnd, FitEvent } from './events.ts';
import { offerStep } from './offerStep.ts';
import { checkLearningRate, checkRate, type LearningRate, learningRateAt } from './schedule.ts';
import { checkMeasured, checkStopRules, reasonToStop, type StopRule } from './stopping.ts';

export interface FitOptions {
  field: Field;
  supervision: Supervision;
  engine: Engine;
  /** Updates in total, those of a resumed checkpoint included. */
  steps: number;
  /** Adam by default. */
  optimizer?: Optimizer;
  /** Constant rate or schedule; 1e-3 by default. */
  learningRate?: LearningRate;
  /** Random generator for minibatches. */
  random?: Random;
  /** Steps between points of the curve: 0, every, 2·every, … and the last; 25 by default. */
  measureEvery?: number;
  /**
   * Measures the field after a step. `evaluate` evaluates the field as it then is, and rejects once `signal` is aborted; the
   * measurement is then taken by the fit that resumes.
   */
  measure?: (evaluate: Evaluate, step: number) => Promise<Measures> | Measures;
  /** Rules for stopping before the last step. */
  stop?: StopRule | readonly StopRule[];
  /** Seconds between checkpoint events; none by default. */
  checkpointSeconds?: number;
  /** Checkpoint to continue from; it replaces `field`, `optimizer` and `random`. */
  resume?: Checkpoint;
  /** Ends the run, also within a step or a measurement; the checkpoint of the end event continues it. */
  signal?: AbortSignal;
}

/**
 * Trains a field under a supervision, step by step, as an iterator of events. The last event is the `end`. Leaving the
 * loop early stops the training and frees its memory.
 *
 * The same field, seed, engine and settings give the same bits, interrupted and resumed or not: the checkpoint of a step that
 * was aborted is that of the step before, and an aborted measurement is taken again.
 *
 * A loss or weight that is not finite ends the run as `diverged`, with the last state that was measured or saved before. The
 * loss is looked at after every step where the engine knows it at once, weights at measurements and checkpoints.
 *
 * A run whose engine loses its device ends as `lost`, with the same last state, from which a later fit continues on any
 * engine: the steps since the last measurement or checkpoint are lost, at most `measureEvery`. Other errors are thrown.
 *
 * @throws RangeError at the call if an option is out of range, a stop rule can never be met, a weight is not finite, or the
 * checkpoint is of a field with other coordinates or values or already past `steps`; at the first measurement if a stop rule names a measure that
 * `measure` does not return; at a step for which a schedule function returns no valid rate.
 * @example
 * import { finish, fit, gaussianEncoding, gridCoordinates, initialField, pointwiseSupervision } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const coordinates = gridCoordinates([16]);
 * const targets = coordinates.map((x) => Math.abs(x - 0.5));
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 1, scale: 4, frequencyCount: 8 }), outputDim: 1, width: 8 });
 * const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 1 });
 * const { curve } = await finish(fit({ field, supervision, engine: tfjsEngine(), steps: 3 }));
 */
export function fit(options: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { steps, measureEvery = 25, learningRate = 1e-3, checkpointSeconds, resume } = options;
  checkEngine('fit', options.engine);
  checkPositiveInteger('fit', 'steps', steps);
  checkPositiveInteger('fit', 'measureEvery', measureEvery, 'in steps');
  checkLearningRate('fit', learningRate);
  if (checkpointSeconds !== undefined && !(checkpointSeconds >= 0))
    throw new RangeError(`fit: checkpointSeconds must be at least 0, in seconds, got ${checkpointSeconds}`);
  const rules = [options.stop ?? []].flat();
  checkStopRules(rules);
  if (!options.measure) checkMeasured(rules, {});
  if (options.optimizer) checkOneOf('fit', 'optimizer.kind', options.optimizer.kind, ['adam', 'sgd']);
  if (resume) checkResume(resume, options.field);
  checkWeights('fit', resume ? 'resume.field' : 'field', resume?.field ?? options.field);
  const made = resume?.optimizerState.updates ?? 0;
  if (made > steps) {
    throw new RangeError(`fit: steps must be at least the ${made} already made, got ${steps}`);
  }
  return run({ ...options, measureEvery, learningRate }, rules);
}

async function* run(
  options: FitOptions & Required<Pick<FitOptions, 'measureEvery' | 'learningRate'>>,
  rules: readonly StopRule[],
): AsyncGenerator<FitEvent, void, undefined> {
  const { supervision, engine, steps, learningRate, measureEvery, measure } = options;
  const { checkpointSeconds, resume, signal } = options;
  const start = resume?.optimizerState.updates ?? 0;
  const field = resume?.field ?? options.field;
  const optimizer = resume?.optimizer ?? options.optimizer ?? adam();
  const random = resume ? restoreRandom(resume.randomState) : (options.random ?? seededRandom(0));
  const curve: CurvePoint[] = [...(resume?.curve ?? [])];
  let updates = start;
  // What an aborted step drew is drawn again when it is repeated.
  let randomState = random.state();
  let unmeasured = resume?.unmeasured;
  let good: GoodState = {
    field,
    optimizerState: resume?.optimizerState ?? initialOptimizerState(optimizer, field.parameters),
    randomState,
    points: curve.length,
    unmeasured,
  };
  /** Whether `good` is the trainer's present state. */
  let isKept = true;
  const checkpointOf = ({ field: trained, points, unmeasured: owed, ...state }: GoodState): Checkpoint => ({
    field: trained,
    optimizer,
    ...state,
    curve: curve.slice(0, points),
    ...(owed && { unmeasured: owed }),
  });
  const endOf = (ended: Pick<FitEnd, 'reason' | 'divergence' | 'lost'>): FitEnd => {
    const checkpoint = checkpointOf(good);
    return { type: 'end', ...ended, field: checkpoint.field, curve: checkpoint.curve, checkpoint };
  };
  let opened: Trainer | undefined;
  let isLost = false;
  try {
    const trainer = await engine.createTrainer(field, optimizer, resume?.optimizerState);
    opened = trainer;
    /** Reads the state unless it is kept already, and keeps it if it is finite; returns whether it is. */
    const keepState = async (): Promise<boolean> => {
      if (isKept) return true;
      const { parameters, optimizerState } = await trainer.read();
      const { firstMoments, secondMoments } = optimizerState;
      if (!areFinite(parameters, firstMoments, secondMoments)) return false;
      const trained = { ...field, parameters: copyParameters(parameters) };
      good = { field: trained, optimizerState, randomState, points: curve.length, unmeasured };
      isKept = true;
      return true;
    };
    const readField = async (): Promise<Field> => ({
      ...field,
      parameters: copyParameters((await trainer.read()).parameters),
    });
    const evaluate = bindSignal(trainer.evaluate, signal);
    let reason: FitEnd['reason'] = reasonToStop(curve, rules) ?? 'steps';
    let divergence: Divergence | undefined;
    const pause = regularPauses();
    let lastCheckpoint = performance.now();
    let step = unmeasured?.step ?? start;
    for (; step < steps && reason === 'steps'; step++) {
      const rate = learningRateAt(learningRate, step, steps);
      checkRate(rate, step);
      if (!unmeasured) {
        const made = await unlessAborted(signal, () =>
          trainer.step(supervision.batch(step, random), rate, signal),
        );
        if (!made) {
          reason = 'aborted';
          break;
        }
        updates = step + 1;
        isKept = false;
        randomState = random.state();
        const isMeasured = step % measureEvery === 0 || step === steps - 1;
        const loss = isMeasured ? await trainer.loss() : (trainer.lossNow?.() ?? 0);
        if (!Number.isFinite(loss)) {
          divergence = { step, found: 'loss' };
          break;
        }
        if (isMeasured) unmeasured = { step, loss };
      }
      if (unmeasured) {
        if (!(await keepState())) {
          divergence = { step, found: 'weights' };
          break;
        }
        const measured = await unlessAborted(signal, async () => (await measure?.(evaluate, step)) ?? {});
        if (!measured) {
          reason = 'aborted';
          break;
        }
        const measures = measured.result;
        checkMeasured(rules, measures);
        const point: CurvePoint = { ...unmeasured, ...measures };
        curve.push(point);
        unmeasured = undefined;
        good = { ...good, points: curve.length, unmeasured };
        yield { type: 'measure', learningRate: rate, point };
        reason = reasonToStop(curve, rules) ?? 'steps';
      }
      yield* offerStep(step, steps, readField);
      const now = performance.now();
      if (checkpointSeconds !== undefined && now - lastCheckpoint >= 1000 * checkpointSeconds) {
        lastCheckpoint = now;
        if (!(await keepState())) {
          divergence = { step, found: 'weights' };
          break;
        }
        yield { type: 'checkpoint', checkpoint: checkpointOf(good) };
      }
      await pause();
    }
    // An aborted run may have diverged since its last measurement.
    if (!divergence && !(await keepState())) divergence = { step: step - 1, found: 'weights' };
    yield endOf(divergence ? { reason: 'diverged', divergence } : { reason });
  } catch (error) {
    if (!(error instanceof EngineLostError)) throw error;
    isLost = true;
    yield endOf({ reason: 'lost', lost: { updates, error } });
  } finally {
    if (opened) disposeOf(opened, isLost);
  }
}

/** The last state known to be finite; `points` is the length of the curve then. */
interface GoodState extends Pick<Checkpoint, 'field' | 'optimizerState' | 'randomState'> {
  readonly points: number;
  readonly unmeasured: UnmeasuredStep | undefined;
}

/** Does some work and returns its result; `undefined` if the signal is aborted before it or ends it. */
async function unlessAborted<Result>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result } | undefined> {
  if (signal?.aborted) return undefined;
  try {
    return { result: await work() };
  } catch (error) {
    if (signal?.aborted && error === signal.reason) return undefined;
    throw error;
  }
}
