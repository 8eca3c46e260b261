import {
  type Batch,
  checkBatch,
  checkGradient,
  type DirectBatch,
  type IndirectBatch,
} from '@fourier-features/core';
import { checkFloat32, pointCount } from '@fourier-features/core/check';
import { slice, write } from '../field/buffers.ts';
import { scaledToRange } from '../field/coordinates.ts';
import { inPass } from '../field/dispatch.ts';
import type { OpenField } from '../field/openField.ts';
import { pointsPerSplit, type Round, roundsOf } from '../field/rounds.ts';
import type { Workspace } from '../field/workspace.ts';
import type { RoundLoss } from '../shaders/round.ts';

/** Most points of a round of an evaluation: an abort is heard between rounds. */
const EVALUATION_POINTS = 16_384;

/** The last round of a batch, whose commands are not submitted yet. */
export interface LastRound {
  readonly workspace: Workspace;
  /** Records the round, then what `after` adds to its pass. */
  record(encoder: GPUCommandEncoder, after: (pass: GPUComputePassEncoder) => void): void;
  /** Splits whose gradients are to be added up. */
  readonly splits: number;
  readonly loss: PassLoss;
}

/** The loss of a batch: a number, or sums on the device that are to be added up and multiplied by a factor. */
export type PassLoss = number | { readonly parts: number; readonly factor: number };

/** A round whose points are on the device. */
interface PreparedRound {
  readonly workspace: Workspace;
  /** Records what computes its gradients. */
  readonly record: (pass: GPUComputePassEncoder) => void;
  /** The loss of the batch up to and including this round. */
  readonly loss: PassLoss;
}

/** Streams points through a workspace. Only one call may run at a time. */
export interface Passes {
  /** Returns values `[n, c]`. */
  values(coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array>;
  /**
   * Computes the gradient of a batch; `finish` submits the last round.
   *
   * @throws the signal's reason if it is aborted before.
   */
  pass<Result>(
    batch: Batch,
    finish: (last: LastRound) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
}

/** Creates the passes over a field. */
export function createPasses(open: OpenField): Passes {
  const { gpu, field, mostPoints, mostSplits } = open;
  const { inputDim, trainable } = field.encoding;
  const { outputDim } = field.network;
  /** The batch whose points, features and targets are all on the device. */
  let held: DirectBatch | undefined;
  let heldBy: Workspace | undefined;

  const uploadCoordinates = (workspace: Workspace, coordinates: Float32Array, { from, to }: Round): void =>
    write(
      gpu,
      workspace.coordinates,
      scaledToRange(field.encoding, coordinates.subarray(from * inputDim, to * inputDim)),
    );
  const uploadTargets = (workspace: Workspace, targets: Float32Array, { from, to }: Round): void =>
    write(gpu, workspace.targets, targets.subarray(from * outputDim, to * outputDim));
  const setRound = (
    workspace: Workspace,
    points: number,
    {
      fresh = true,
      loss = 'given',
      meanFactor = 0,
    }: { fresh?: boolean; loss?: RoundLoss; meanFactor?: number } = {},
  ): void =>
    workspace.setRound({
      points,
      fresh,
      pointsPerSplit: pointsPerSplit(points, mostSplits),
      loss,
      meanFactor,
    });
  const splitsOf = ({ from, to }: Round): number =>
    Math.ceil((to - from) / pointsPerSplit(to - from, mostSplits));

  /** Returns the values of a round, whose activations then stay on the device. */
  const forward = async (coordinates: Float32Array, round: Round): Promise<Float32Array> => {
    const points = round.to - round.from;
    held = undefined;
    const workspace = await open.workspaceFor(points);
    uploadCoordinates(workspace, coordinates, round);
    setRound(workspace, points);
    const [values] = await gpu.read([slice(workspace.values, 0, points * outputDim)], (encoder) =>
      inPass(encoder, (pass) => {
        workspace.encode(pass);
        workspace.forward(pass);
        workspace.writeValues(pass);
      }),
    );
    return values!;
  };

  const allValues = async (
    coordinates: Float32Array,
    count: number,
    signal?: AbortSignal,
  ): Promise<Float32Array> => {
    const values = new Float32Array(count * outputDim);
    for (const round of roundsOf(count, Math.min(mostPoints, EVALUATION_POINTS))) {
      signal?.throwIfAborted();
      values.set(await forward(coordinates, round), round.from * outputDim);
    }
    signal?.throwIfAborted();
    return values;
  };

  /** Does rounds one after the other: those that others follow are submitted here, the last one by `finish`. */
  const inRounds = async <Result>(
    rounds: readonly Round[],
    prepare: (round: Round, fresh: boolean) => Promise<PreparedRound>,
    finish: (last: LastRound) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    const [first, last] = [rounds[0]!, rounds.at(-1)!];
    for (const round of rounds.slice(0, -1)) {
      const { record } = await prepare(round, round === first);
      await gpu.submit((encoder) => inPass(encoder, record));
      if (!signal) continue;
      // An abort is heard once the device has done the round.
      await gpu.idle();
      signal.throwIfAborted();
    }
    const { workspace, record, loss } = await prepare(last, last === first);
    return finish({
      workspace,
      splits: splitsOf(first),
      loss,
      record: (encoder, after) =>
        inPass(encoder, (pass) => {
          record(pass);
          after(pass);
        }),
    });
  };

  const direct = async <Result>(
    batch: DirectBatch,
    count: number,
    finish: (last: LastRound) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    const meanFactor = 1 / batch.targets.length;
    const rounds = roundsOf(count, mostPoints);
    const first = rounds[0]!;
    const workspace = await open.workspaceFor(first.to);
    signal?.throwIfAborted();
    const isHeld = batch === held && workspace === heldBy;
    const loss = { parts: workspace.lossParts(first.to), factor: meanFactor };
    const prepare = async (round: Round, fresh: boolean): Promise<PreparedRound> => {
      if (!isHeld) {
        held = undefined;
        uploadCoordinates(workspace, batch.coordinates, round);
        uploadTargets(workspace, batch.targets, round);
      }
      setRound(workspace, round.to - round.from, { fresh, loss: batch.loss, meanFactor });
      const record = (pass: GPUComputePassEncoder): void => {
        // Trained encodings change with each update, and their gradient has taken the place of the features.
        if (!isHeld || trainable) workspace.encode(pass);
        workspace.forward(pass);
        workspace.backward(pass);
      };
      return { workspace, record, loss };
    };
    const result = await inRounds(rounds, prepare, finish, signal);
    if (rounds.length === 1) [held, heldBy] = [batch, workspace];
    return result;
  };

  /** Calls `lossAndGradient` while the activations are on the device, so that one forward pass is enough. */
  const indirectInRuns = async <Result>(
    batch: IndirectBatch,
    rounds: readonly Round[],
    finish: (last: LastRound) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    let total = 0;
    const prepare = async (round: Round, fresh: boolean): Promise<PreparedRound> => {
      signal?.throwIfAborted();
      const values = await forward(batch.coordinates, round);
      signal?.throwIfAborted();
      const { loss, gradient } = await batch.lossAndGradient(values, round.from);
      signal?.throwIfAborted();
      checkGradient(gradient, values);
      total += loss;
      const points = round.to - round.from;
      const workspace = await open.workspaceFor(points);
      uploadTargets(workspace, gradient, { from: 0, to: points });
      setRound(workspace, points, { fresh });
      return { workspace, record: workspace.backward, loss: total };
    };
    return inRounds(rounds, prepare, finish, signal);
  };

  /** Calls `lossAndGradient` once for all points, whose activations are then computed again for the backward pass. */
  const indirectAtOnce = async <Result>(
    batch: IndirectBatch,
    count: number,
    finish: (last: LastRound) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    const values = await allValues(batch.coordinates, count, signal);
    const { loss, gradient } = await batch.lossAndGradient(values, 0);
    signal?.throwIfAborted();
    checkGradient(gradient, values);
    const rounds = roundsOf(count, mostPoints);
    const workspace = await open.workspaceFor(rounds[0]!.to);
    const prepare = async (round: Round, fresh: boolean): Promise<PreparedRound> => {
      uploadCoordinates(workspace, batch.coordinates, round);
      uploadTargets(workspace, gradient, round);
      setRound(workspace, round.to - round.from, { fresh });
      const record = (pass: GPUComputePassEncoder): void => {
        workspace.encode(pass);
        workspace.forward(pass);
        workspace.backward(pass);
      };
      return { workspace, record, loss };
    };
    return inRounds(rounds, prepare, finish, signal);
  };

  return {
    values: async (coordinates, signal) => {
      signal?.throwIfAborted();
      checkFloat32('evaluate', 'coordinates', coordinates);
      return allValues(coordinates, pointCount('evaluate', coordinates, inputDim), signal);
    },
    pass: async (batch, finish, signal) => {
      const count = checkBatch(field, batch);
      signal?.throwIfAborted();
      if (!('lossAndGradient' in batch)) return direct(batch, count, finish, signal);
      const group = batch.groupSize ?? count;
      const most = Math.floor(mostPoints / group) * group;
      return most > 0
        ? indirectInRuns(batch, roundsOf(count, most), finish, signal)
        : indirectAtOnce(batch, count, finish, signal);
    },
  };
}
