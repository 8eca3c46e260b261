import {
  type AdamCorrections,
  adamCorrections,
  type Optimizer,
  type OptimizerState,
  type Parameters,
  type Trainer,
} from '@fourier-features/core';
import { slice, write } from '../field/buffers.ts';
import { createDispatch, type Dispatch, spread } from '../field/dispatch.ts';
import type { OpenField } from '../field/openField.ts';
import { packed, unpacked } from '../field/parameters.ts';
import { UPDATE, UPDATE_BYTES, UPDATE_GROUP, type UpdateRule, updateBytes } from '../shaders/update.ts';
import { createPasses, type LastRound, type PassLoss } from './passes.ts';

/** Creates a trainer of an open field. */
export async function createTrainer(
  open: OpenField,
  optimizer: Optimizer,
  state?: OptimizerState,
): Promise<Trainer> {
  const { gpu, field, layout, buffers, parameters, call } = open;
  const sums = open.sums!;
  const fours = layout.length / 4;
  const isAdam = optimizer.kind === 'adam';
  const moments = (from: Parameters | undefined): GPUBuffer =>
    from ? buffers.filled(packed(layout, from)) : buffers.storage(layout.length);
  const { firstMoments, secondMoments, updateUniform } = await gpu.allocating(
    'the moments',
    8 * layout.length,
    () => ({
      firstMoments: moments(state?.firstMoments),
      secondMoments: isAdam ? moments(state?.secondMoments) : buffers.storage(0),
      updateUniform: buffers.uniform(new ArrayBuffer(UPDATE_BYTES)),
    }),
    open.release,
  );
  const update = await createUpdate(open, updateUniform, firstMoments, secondMoments);
  const { values, pass } = createPasses(open);
  let updates = state?.updates ?? 0;
  /** The loss of the last step, copied aside on the device until it is read. */
  let lastLoss: PassLoss = Number.NaN;
  let lastLosses: GPUBuffer | undefined;

  const lossesAside = (parts: number): GPUBuffer => {
    if (lastLosses && lastLosses.size >= 4 * parts) return lastLosses;
    lastLosses?.destroy();
    // Twice the size each time, so that batches that grow leave few buffers behind.
    lastLosses = buffers.storage(2 ** Math.ceil(Math.log2(parts)));
    return lastLosses;
  };
  const recordLast = (encoder: GPUCommandEncoder, last: LastRound, rule: UpdateRule): void => {
    write(gpu, updateUniform, updateBytes(fours, last.splits, rule));
    last.record(encoder, (compute) => update.run(compute, 0));
  };
  const total = (losses: Float32Array, factor: number): number =>
    losses.reduce((sum, loss) => sum + loss, 0) * factor;
  const shaped = (packing: Float32Array): Parameters => unpacked(layout, field, packing);

  return {
    step: (batch, learningRate, signal) =>
      call(() =>
        pass(
          batch,
          async (last) => {
            const { loss, workspace } = last;
            const rule = { optimizer, learningRate, corrections: correctionsOf(optimizer, updates + 1) };
            const bytes = typeof loss === 'number' ? 0 : 4 * loss.parts;
            const aside = bytes > 0 ? lossesAside(bytes / 4) : undefined;
            await gpu.submit((encoder) => {
              recordLast(encoder, last, rule);
              if (aside) encoder.copyBufferToBuffer(workspace.losses, 0, aside, 0, bytes);
            });
            updates++;
            lastLoss = loss;
          },
          signal,
        ),
      ),
    loss: () =>
      call(async () => {
        if (typeof lastLoss === 'number') return lastLoss;
        const [losses] = await gpu.read([slice(lastLosses!, 0, lastLoss.parts)]);
        lastLoss = total(losses!, lastLoss.factor);
        return lastLoss;
      }),
    evaluate: (coordinates, signal) => call(() => values(coordinates, signal)),
    gradient: (batch, signal) =>
      call(() =>
        pass(
          batch,
          async (last) => {
            const { loss, workspace } = last;
            const parts = typeof loss === 'number' ? 0 : loss.parts;
            const [gradient, losses] = await gpu.read(
              [slice(sums, 0, layout.length), ...(parts > 0 ? [slice(workspace.losses, 0, parts)] : [])],
              (encoder) => recordLast(encoder, last, { kind: 'none' }),
            );
            return {
              loss: typeof loss === 'number' ? loss : total(losses!, loss.factor),
              gradient: shaped(gradient!),
            };
          },
          signal,
        ),
      ),
    read: () =>
      call(async () => {
        const [now, first, second] = await gpu.read([
          slice(parameters),
          slice(firstMoments),
          slice(secondMoments),
        ]);
        return {
          parameters: shaped(now!),
          optimizerState: {
            updates,
            firstMoments: shaped(first!),
            secondMoments: isAdam ? shaped(second!) : [],
          },
        };
      }),
    dispose: open.release,
  };
}

/** Binds the update to its buffers; if it does not compile, everything that is open is freed. */
async function createUpdate(
  { gpu, layout, parameters, sums, release }: OpenField,
  uniform: GPUBuffer,
  firstMoments: GPUBuffer,
  secondMoments: GPUBuffer,
): Promise<Dispatch> {
  try {
    return await createDispatch(
      gpu,
      UPDATE,
      [
        ['uniform', slice(uniform)],
        ['write', slice(sums!)],
        ['write', slice(parameters)],
        ['write', slice(firstMoments)],
        ['write', slice(secondMoments)],
      ],
      () => spread(layout.length / 4, UPDATE_GROUP),
    );
  } catch (error) {
    release();
    throw error;
  }
}

function correctionsOf(optimizer: Optimizer, t: number): AdamCorrections {
  return optimizer.kind === 'adam' ? adamCorrections(optimizer, t) : { first: 1, second: 1 };
}
