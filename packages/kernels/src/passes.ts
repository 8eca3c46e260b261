import {
  type Batch,
  checkBatch,
  checkGradient,
  type DirectBatch,
  type IndirectBatch,
} from '@fourier-features/core';
import { checkFloat32, pointCount } from '@fourier-features/core/check';
import type { Job, PointsJob, UpdateJob } from './memory/job.ts';
import type { OpenField } from './openField.ts';
import { mostLanes, pointsKept, type Round, roundsOf, valueRoundsOf } from './rounds.ts';
import { createStaging } from './staging.ts';

/** Returns the job that ends a pass over a batch: the one that adds up this many lanes. */
export type LastJob = (lanes: number) => UpdateJob;

/** Streams points through the memory. Only one call may run at a time. */
export interface Passes {
  /** Returns values `[n, c]`. */
  values(coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array>;
  /**
   * Computes the gradient of a batch, does the last job with it, and returns the loss; the field must be open for training.
   *
   * @throws the signal's reason if it is aborted before the last job begins.
   */
  pass(batch: Batch, last: LastJob, signal?: AbortSignal): Promise<number>;
}

/** Creates the passes over a field's memory. */
export function createPasses({ field, region, layout, threads, run }: OpenField): Passes {
  const { outputDim } = field.network;
  const staging = createStaging(field, region, layout);
  const lanes = mostLanes(field);
  /** The batch whose points and targets are all in the memory. */
  let held: DirectBatch | undefined;

  /** Does a round's job, and after that of the last round the last job. */
  const runRound = (
    rounds: readonly Round[],
    index: number,
    job: Omit<PointsJob, 'round'>,
    last: LastJob,
    signal?: AbortSignal,
  ): Promise<void> => {
    const round = rounds[index]!;
    const jobs: Job[] = [{ ...job, round }];
    if (layout.grid)
      jobs.push({
        kind: 'scatter',
        tasks: layout.grid.tasks,
        points: round.to - round.from,
        fresh: job.fresh,
      });
    if (index === rounds.length - 1) jobs.push(last(rounds[0]!.tasks));
    return run(jobs, signal);
  };

  const forward = async (
    coordinates: Float32Array,
    round: Round,
    keep: boolean,
    signal?: AbortSignal,
  ): Promise<Float32Array> => {
    held = undefined;
    staging.writeCoordinates(coordinates, round);
    await run([{ ...FORWARD, round, writeValues: true, keep }], signal);
    return staging.readValues(round);
  };

  const allValues = async (
    coordinates: Float32Array,
    count: number,
    signal?: AbortSignal,
  ): Promise<Float32Array> => {
    const values = new Float32Array(count * outputDim);
    for (const round of valueRoundsOf(count, layout.blockPoints, threads))
      values.set(await forward(coordinates, round, false, signal), round.from * outputDim);
    return values;
  };

  const direct = async (
    batch: DirectBatch,
    count: number,
    last: LastJob,
    signal?: AbortSignal,
  ): Promise<number> => {
    const meanFactor = 1 / batch.targets.length;
    const rounds = roundsOf(count, lanes);
    for (const [index, round] of rounds.entries()) {
      if (batch !== held) {
        held = undefined;
        staging.writeCoordinates(batch.coordinates, round);
        staging.writeTargets(batch.targets, round);
        if (rounds.length === 1) held = batch;
      }
      const job = { ...FORWARD, loss: batch.loss, fresh: index === 0, meanFactor };
      await runRound(rounds, index, job, last, signal);
    }
    const losses = new Float64Array(region.buffer, region.start + layout.losses, rounds[0]!.tasks);
    return losses.reduce((sum, loss) => sum + loss, 0) * meanFactor;
  };

  /** Calls `lossAndGradient` while the slots still hold the activations, so that one forward pass is enough. */
  const indirectInRuns = async (
    batch: IndirectBatch,
    count: number,
    most: number,
    last: LastJob,
    signal?: AbortSignal,
  ): Promise<number> => {
    const rounds = roundsOf(count, lanes, most);
    let total = 0;
    for (const [index, round] of rounds.entries()) {
      const values = await forward(batch.coordinates, round, true, signal);
      const { loss, gradient } = await batch.lossAndGradient(values, round.from);
      checkGradient(gradient, values);
      total += loss;
      staging.writeTargets(gradient, { ...round, from: 0, to: round.to - round.from });
      await runRound(rounds, index, { ...KEPT, loss: 'given', fresh: index === 0 }, last, signal);
    }
    return total;
  };

  /** Calls `lossAndGradient` once for all points, whose activations are then computed again for the backward pass. */
  const indirectAtOnce = async (
    batch: IndirectBatch,
    count: number,
    last: LastJob,
    signal?: AbortSignal,
  ): Promise<number> => {
    const values = await allValues(batch.coordinates, count, signal);
    const { loss, gradient } = await batch.lossAndGradient(values, 0);
    checkGradient(gradient, values);
    const rounds = roundsOf(count, lanes);
    for (const [index, round] of rounds.entries()) {
      staging.writeCoordinates(batch.coordinates, round);
      staging.writeTargets(gradient, round);
      await runRound(rounds, index, { ...FORWARD, loss: 'given', fresh: index === 0 }, last, signal);
    }
    return loss;
  };

  return {
    values: async (coordinates, signal) => {
      signal?.throwIfAborted();
      checkFloat32('evaluate', 'coordinates', coordinates);
      return allValues(coordinates, pointCount('evaluate', coordinates, field.encoding.inputDim), signal);
    },
    pass: async (batch, last, signal) => {
      const count = checkBatch(field, batch);
      if (!('lossAndGradient' in batch)) return direct(batch, count, last, signal);
      const most = pointsKept(batch.groupSize ?? count);
      return most > 0
        ? indirectInRuns(batch, count, most, last, signal)
        : indirectAtOnce(batch, count, last, signal);
    },
  };
}

/** A forward pass that keeps nothing. */
const FORWARD: Omit<PointsJob, 'round'> = {
  kind: 'points',
  forward: true,
  writeValues: false,
  loss: 'none',
  fresh: false,
  keep: false,
  meanFactor: 0,
};

/** A backward pass through the activations that were kept. */
const KEPT: Omit<PointsJob, 'round'> = { ...FORWARD, forward: false, keep: true };
