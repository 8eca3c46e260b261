import { join } from 'node:path';
import type { Checkpoint, CheckpointFile } from '@fourier-features/core';
import type { DecodedPicture } from '@fourier-features/pictures';
import { type OutputFolder, openOutputFolder } from '../../files/outputs.ts';
import { say } from '../../terminal/say.ts';
import type { Followed } from '../followFit.ts';
import { findPriorRun } from '../priorRun.ts';

/** The fits of a comparison, and how one that was made before is known again. */
export interface EncodingFits<Settings, Report, Run> {
  /** One for each encoding, in the order of the comparison. */
  readonly allSettings: readonly Settings[];
  /** Of the comparison; each encoding has a folder in it. */
  readonly path: string;
  readonly inputSha256: string;
  /** Whether to take over what an earlier run has left. */
  readonly resume: boolean;
  /** The picture that a finished fit has written. */
  readonly pictureName: string;
  /** For checkpoints of a task that keep more than core's. */
  readonly readCheckpoint?: (path: string) => Promise<CheckpointFile>;
  fit(
    settings: Settings,
    out: OutputFolder,
    resume: Checkpoint | undefined,
  ): Promise<(Run & { readonly kind: 'done' }) | Extract<Followed, { kind: 'interrupted' }>>;
  /** A finished fit, from what it has written. */
  recall(report: Report, picture: DecodedPicture): Run | Promise<Run>;
}

/** Makes the fits that are not yet made. Undefined, with the exit code 130, if it was interrupted. */
export async function learnEach<Settings extends { encoding: string; steps: number }, Report, Run>(
  fits: EncodingFits<Settings, Report, Run>,
): Promise<Run[] | undefined> {
  const { path, inputSha256, pictureName, readCheckpoint } = fits;
  const runs: Run[] = [];
  for (const settings of fits.allSettings) {
    const { encoding, steps } = settings;
    const folder = await openOutputFolder(join(path, encoding));
    const identity = { settings, inputSha256 };
    const prior = fits.resume
      ? await findPriorRun<Report>(folder.path, identity, pictureName, readCheckpoint)
      : undefined;
    if (prior?.kind === 'done') {
      say(`${encoding}: done before`);
      runs.push(await fits.recall(prior.report, prior.picture));
      continue;
    }
    const outcome = await fits.fit(settings, folder, prior?.checkpoint);
    if (outcome.kind === 'interrupted') {
      process.exitCode = 130;
      say(
        `stopped in ${encoding} after ${outcome.step} of ${steps} steps; to go on, add --resume to the same command`,
      );
      return undefined;
    }
    runs.push(outcome);
  }
  return runs;
}
