import type { Field, FourierEncoding } from '@fourier-features/core';
import { type ExclusiveCalls, exclusiveCalls } from '@fourier-features/core/calls';
import type { Gpu } from '../device/gpu.ts';
import type { Tiles } from '../probe/chooseTiles.ts';
import { type Buffers, createBuffers } from './buffers.ts';
import { needsTwoParts } from './coordinates.ts';
import { type Layout, layOut } from './layout.ts';
import { createParameterBuffers } from './parameterBuffers.ts';
import { type Allowance, mostPoints, mostSplits, pointNumbers } from './rounds.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** What the fields of an engine share. */
export interface SharedGpu {
  readonly gpu: Gpu;
  readonly tiles: Tiles;
  readonly allowance: Allowance;
  /** Whether the engine has ended. */
  readonly ended: () => boolean;
}

/** A field on the device. */
export interface OpenField extends ExclusiveCalls {
  readonly gpu: Gpu;
  readonly field: Field<FourierEncoding>;
  readonly layout: Layout;
  readonly buffers: Buffers;
  readonly parameters: GPUBuffer;
  /** The gradients of all splits `[splits][layout.length]`, for training. */
  readonly sums: GPUBuffer | undefined;
  /** Most points of a round, and most splits of its points. */
  readonly mostPoints: number;
  readonly mostSplits: number;
  /** Returns a workspace for so many points: the one before unless it is too small. */
  workspaceFor(points: number): Promise<Workspace>;
}

/** Copies a field to the device. */
export async function openField(
  { gpu, tiles, allowance, ended }: SharedGpu,
  field: Field<FourierEncoding>,
  training: boolean,
): Promise<OpenField> {
  if (ended()) throw new Error('createTrainer, createEvaluator: the engine must not have been disposed of');
  const layout = layOut(field);
  const numbers = pointNumbers(field, training, needsTwoParts(field.encoding));
  const most = mostPoints(numbers, allowance);
  const splits = mostSplits(layout, allowance);
  const buffers = createBuffers(gpu);
  const { parameters, waves, sums } = await gpu.allocating(
    'the parameters',
    4 * layout.length * (training ? splits + 3 : 1),
    () => ({
      ...createParameterBuffers(buffers, field, layout),
      sums: training ? buffers.storage(splits * layout.length) : undefined,
    }),
    buffers.destroy,
  );
  let workspace: Workspace | undefined;
  const { call, release } = exclusiveCalls({
    ended,
    free: () => {
      workspace?.destroy();
      buffers.destroy();
    },
  });
  return {
    gpu,
    field,
    layout,
    buffers,
    parameters,
    sums,
    mostPoints: most,
    mostSplits: splits,
    workspaceFor: async (points) => {
      if (workspace && points <= workspace.capacity) return workspace;
      workspace?.destroy();
      workspace = undefined;
      const capacity = Math.min(most, Math.max(64, 2 ** Math.ceil(Math.log2(points))));
      workspace = await createWorkspace(
        gpu,
        { field, layout, numbers, tiles, parameters, waves, sums },
        capacity,
      );
      return workspace;
    },
    call,
    release,
  };
}
