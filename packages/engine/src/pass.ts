import type { Batch, DirectBatch, Field, IndirectBatch } from '@fourier-features/core';
import type { Job, PointsJob } from './memory/job.ts';
import type { Plan } from './memory/plan.ts';
import { heldPoints, type Round, roundsOf } from './rounds.ts';

/** What a pass over a batch left behind: the loss, and as many lanes with shares of its gradient. */
export interface PassResult {
  readonly loss: number;
  readonly lanes: number;
}

/** Streams points through the lanes. */
export interface Passes {
  values(coordinates: Float32Array): Promise<Float32Array>;
  gradient(batch: Batch): Promise<PassResult>;
}

const FORWARD = { kind: 'points', forward: true, writeValues: true, judge: 'none', fresh: false, meanFactor: 0 } as const;
const BACKWARD = { kind: 'points', writeValues: false, judge: 'given', meanFactor: 0 } as const;

export function createPasses(
  { encoding: { inputDim }, network: { outputDim, outputActivation } }: Field,
  memory: ArrayBufferLike,
  plan: Plan,
  run: (job: Job) => Promise<void>,
): Passes {
  let held: DirectBatch | undefined;

  const write = (address: number, values: Float32Array, width: number, { from, to }: Round): void => {
    new Float32Array(memory, address, (to - from) * width).set(values.subarray(from * width, to * width));
  };
  const writeCoordinates = (coordinates: Float32Array, round: Round): void => {
    held = undefined;
    write(plan.coordinates, coordinates, inputDim, round);
  };
  const pointsOf = ({ from, to, panelsPerLane, lanes }: Round) => ({ points: to - from, panelsPerLane, lanes });

  const countOf = (coordinates: Float32Array): number => {
    const count = coordinates.length / inputDim;
    if (!Number.isInteger(count) || count === 0) {
      throw new RangeError(`coordinates must be [n, ${inputDim}] with n at least 1, got ${coordinates.length} numbers`);
    }
    return count;
  };

  const forwardRound = async (round: Round, values: Float32Array): Promise<void> => {
    await run({ ...FORWARD, ...pointsOf(round) });
    const from = round.from * outputDim;
    values.set(new Float32Array(memory, plan.values, round.to * outputDim - from), from);
  };

  const judgeDirectly = async (batch: DirectBatch, count: number): Promise<PassResult> => {
    const { coordinates, targets, loss } = batch;
    if (targets.length !== count * outputDim) {
      throw new RangeError(`targets must be [${count}, ${outputDim}], got ${targets.length} numbers`);
    }
    if (loss === 'bce' && outputActivation !== 'sigmoid') {
      throw new RangeError(`the loss bce needs the output activation sigmoid, got ${outputActivation}`);
    }
    const meanFactor = 1 / targets.length;
    const rounds = roundsOf(count);
    for (const round of rounds) {
      if (rounds.length > 1 || batch !== held) {
        writeCoordinates(coordinates, round);
        write(plan.targets, targets, outputDim, round);
        if (rounds.length === 1) held = batch;
      }
      const fresh = round.from === 0;
      const job: PointsJob = { kind: 'points', ...pointsOf(round), forward: true, writeValues: false, judge: loss, fresh, meanFactor };
      await run(job);
    }
    const { lanes } = rounds[0]!;
    const sums = Array.from({ length: lanes }, (_, lane) => new Float64Array(memory, plan.lanes + lane * plan.laneStride, 1)[0]!);
    return { loss: sums.reduce((sum, share) => sum + share, 0) * meanFactor, lanes };
  };

  const judgeHeld = async (batch: IndirectBatch, count: number, most: number): Promise<PassResult> => {
    const rounds = roundsOf(count, most);
    let total = 0;
    for (const round of rounds) {
      writeCoordinates(batch.coordinates, round);
      const values = new Float32Array((round.to - round.from) * outputDim);
      await run({ ...FORWARD, ...pointsOf(round) });
      values.set(new Float32Array(memory, plan.values, values.length));
      const { loss, gradient } = await batch.judge(values, round.from);
      checkGradient(gradient, values.length);
      total += loss;
      new Float32Array(memory, plan.targets, gradient.length).set(gradient);
      await run({ ...BACKWARD, ...pointsOf(round), forward: false, fresh: round.from === 0 });
    }
    return { loss: total, lanes: rounds[0]!.lanes };
  };

  const judgeTwice = async (batch: IndirectBatch, count: number): Promise<PassResult> => {
    const values = await forward(batch.coordinates, count);
    const { loss, gradient } = await batch.judge(values, 0);
    checkGradient(gradient, values.length);
    const rounds = roundsOf(count);
    for (const round of rounds) {
      writeCoordinates(batch.coordinates, round);
      write(plan.targets, gradient, outputDim, round);
      await run({ ...BACKWARD, ...pointsOf(round), forward: true, fresh: round.from === 0 });
    }
    return { loss, lanes: rounds[0]!.lanes };
  };

  const forward = async (coordinates: Float32Array, count: number): Promise<Float32Array> => {
    const values = new Float32Array(count * outputDim);
    for (const round of roundsOf(count)) {
      writeCoordinates(coordinates, round);
      await forwardRound(round, values);
    }
    return values;
  };

  return {
    values: async (coordinates) => (coordinates.length === 0 ? new Float32Array(0) : forward(coordinates, countOf(coordinates))),
    gradient: async (batch) => {
      const count = countOf(batch.coordinates);
      if (!('judge' in batch)) return judgeDirectly(batch, count);
      const most = heldPoints(batch.groupSize ?? count);
      return most > 0 ? judgeHeld(batch, count, most) : judgeTwice(batch, count);
    },
  };
}

function checkGradient(gradient: Float32Array, length: number): void {
  if (gradient.length !== length) {
    throw new RangeError(`the gradient that judge gave must have ${length} numbers, one for each value, got ${gradient.length}`);
  }
}
