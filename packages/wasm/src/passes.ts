import {
  type Batch,
  checkBatch,
  checkGradient,
  type DirectBatch,
  type IndirectBatch,
} from '@fourier-features/core';
import { pointCount } from '@fourier-features/core/check';
import type { PointsJob } from './memory/job.ts';
import type { OpenField } from './openField.ts';
import { heldPoints, type Round, roundsOf, valueRoundsOf } from './rounds.ts';
import { createStaging } from './staging.ts';

/** What a pass over a batch leaves behind: the loss, and the number of lanes that hold a share of its gradient. */
export interface PassResult {
  readonly loss: number;
  readonly lanes: number;
}

/** Streams points through the lanes. */
export interface Passes {
  /** Returns values `[n, c]`. */
  values(coordinates: Float32Array): Promise<Float32Array>;
  /** Leaves each lane's share of the gradient in the lane; the field must be open for training. */
  gradient(batch: Batch): Promise<PassResult>;
}

/** Creates the passes over a field's memory; only one may run at a time. */
export function createPasses({ field, memory, plan, run }: OpenField): Passes {
  const { outputDim } = field.network;
  const staging = createStaging(field, memory, plan);
  /** The batch whose points and targets are all in the memory. */
  let held: DirectBatch | undefined;

  const forward = async (coordinates: Float32Array, round: Round): Promise<Float32Array> => {
    held = undefined;
    staging.writeCoordinates(coordinates, round);
    await run({ ...jobOf(round), writeValues: true });
    return staging.readValues(round);
  };

  const forwardAll = async (coordinates: Float32Array, count: number): Promise<Float32Array> => {
    const values = new Float32Array(count * outputDim);
    for (const round of valueRoundsOf(count)) {
      values.set(await forward(coordinates, round), round.from * outputDim);
    }
    return values;
  };

  const direct = async (batch: DirectBatch, count: number): Promise<PassResult> => {
    const meanFactor = 1 / batch.targets.length;
    const rounds = roundsOf(count);
    for (const round of rounds) {
      if (batch !== held) {
        held = undefined;
        staging.writeCoordinates(batch.coordinates, round);
        staging.writeTargets(batch.targets, round);
      }
      await run({ ...jobOf(round), loss: batch.loss, meanFactor });
    }
    held = rounds.length === 1 ? batch : undefined;
    const { lanes } = rounds[0]!;
    let loss = 0;
    for (let lane = 0; lane < lanes; lane++) loss += laneLoss(lane);
    return { loss: loss * meanFactor, lanes };
  };
  const laneLoss = (lane: number): number =>
    new Float64Array(memory, plan.lanes + lane * plan.laneStride, 1)[0]!;

  /** Calls `lossAndGradient` while the lanes still hold the activations, so that one forward pass is enough. */
  const indirectInRuns = async (batch: IndirectBatch, count: number, most: number): Promise<PassResult> => {
    const rounds = roundsOf(count, most);
    let total = 0;
    for (const round of rounds) {
      const values = await forward(batch.coordinates, round);
      const { loss, gradient } = await batch.lossAndGradient(values, round.from);
      checkGradient(gradient, values);
      total += loss;
      staging.writeTargets(gradient, { ...round, from: 0, to: round.to - round.from });
      await run({ ...jobOf(round), loss: 'given', forward: false });
    }
    return { loss: total, lanes: rounds[0]!.lanes };
  };

  /** Calls `lossAndGradient` once for all points, whose activations are then computed again for the backward pass. */
  const indirectAtOnce = async (batch: IndirectBatch, count: number): Promise<PassResult> => {
    const values = await forwardAll(batch.coordinates, count);
    const { loss, gradient } = await batch.lossAndGradient(values, 0);
    checkGradient(gradient, values);
    const rounds = roundsOf(count);
    for (const round of rounds) {
      staging.writeCoordinates(batch.coordinates, round);
      staging.writeTargets(gradient, round);
      await run({ ...jobOf(round), loss: 'given' });
    }
    return { loss, lanes: rounds[0]!.lanes };
  };

  return {
    values: async (coordinates) =>
      forwardAll(coordinates, pointCount('evaluate', coordinates, field.encoding.inputDim)),
    gradient: async (batch) => {
      const count = checkBatch(field, batch);
      if (!('lossAndGradient' in batch)) return direct(batch, count);
      const most = heldPoints(batch.groupSize ?? count);
      return most > 0 ? indirectInRuns(batch, count, most) : indirectAtOnce(batch, count);
    },
  };
}

/** Returns a forward pass over a round; the first round starts the lanes' sums from zero. */
function jobOf({ from, to, panelsPerLane, lanes }: Round): PointsJob {
  return {
    kind: 'points',
    points: to - from,
    panelsPerLane,
    lanes,
    forward: true,
    writeValues: false,
    loss: 'none',
    fresh: from === 0,
    meanFactor: 0,
  };
}
