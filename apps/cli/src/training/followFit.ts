import type { Checkpoint, FitEnd, FitEvent } from '@fourier-features/core';
import type { CheckpointFile } from '@fourier-features/core/storage';
import type { OutputFolder } from '../files/outputFolder.ts';
import { fitProgress } from '../terminal/progress.ts';
import { UserError } from '../terminal/userError.ts';
import { divergenceText } from './divergenceText.ts';
import { type LosableTraining, trainingLossText } from './lossText.ts';

export const CHECKPOINT_NAME = 'checkpoint.safetensors';
export const SECONDS_BETWEEN_CHECKPOINTS = 60;

/** How a fit is followed: what its progress shows, and where its checkpoints go. */
export interface FollowedFit {
  readonly label: string;
  readonly steps: number;
  /** Steps made by an earlier run. */
  readonly firstStep: number;
  /** What to lower if the fit diverges, such as `--learning-rate (0.01)`. */
  readonly cure: string;
  /** What is said if the engine loses its device. */
  readonly losable: LosableTraining;
  readonly out: OutputFolder;
  /** Metadata of checkpoints: the settings, and what identifies the input. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly encode: (file: CheckpointFile) => Uint8Array;
}

export type Followed =
  | {
      readonly kind: 'done';
      readonly end: FitEnd;
      readonly seconds: number;
      readonly stepsPerSecond: number;
    }
  | { readonly kind: 'interrupted'; readonly step: number; readonly checkpoint: string };

/**
 * Runs a fit to its end with progress and checkpoints; leaves a checkpoint, of the last good state if the fit diverged or its
 * engine was lost.
 *
 * @throws UserError if the fit diverged or its engine was lost.
 */
export async function followFit(run: AsyncIterable<FitEvent>, fit: FollowedFit): Promise<Followed> {
  const { label, steps, firstStep, cure, losable, out, metadata, encode } = fit;
  const write = (checkpoint: Checkpoint): Promise<string> =>
    out.write(CHECKPOINT_NAME, encode({ checkpoint, metadata }));
  const progress = fitProgress(label, steps, firstStep);
  const started = performance.now();
  try {
    for await (const event of run) {
      progress.show(event);
      if (event.type === 'checkpoint') await write(event.checkpoint);
      if (event.type !== 'end') continue;
      const seconds = (performance.now() - started) / 1000;
      const made = event.checkpoint.optimizerState.updates;
      if (event.reason === 'diverged') {
        const saved = made > firstStep ? await write(event.checkpoint) : undefined;
        throw new UserError(`${label}: ${divergenceText(event.divergence!, { cure, made, saved })}`);
      }
      if (event.lost) {
        await write(event.checkpoint);
        throw new UserError(`${label}: ${trainingLossText(event.lost, { steps, saved: made }, losable)}`);
      }
      if (event.reason === 'aborted')
        return { kind: 'interrupted', step: made, checkpoint: await write(event.checkpoint) };
      return { kind: 'done', end: event, seconds, stepsPerSecond: (made - firstStep) / seconds };
    }
  } finally {
    progress.stop();
  }
  throw new Error('the fit ended without an end event');
}
