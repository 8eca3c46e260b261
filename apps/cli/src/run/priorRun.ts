import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint, CheckpointFile } from '@fourier-features/core';
import { type DecodedPicture, decodePicture } from '@fourier-features/pictures';
import { readCheckpoint } from '../files/inputs.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';

/** What an earlier run left in a folder: a finished fit, a checkpoint to go on from, or nothing of use. */
export type PriorRun<Report> =
  | { readonly kind: 'done'; readonly report: Report; readonly picture: DecodedPicture }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | undefined;

/** What makes two runs the same one. */
export interface RunIdentity {
  readonly settings: object;
  readonly inputSha256: string;
}

/** What every manifest has besides its report. */
interface ManifestExtras {
  readonly software: { readonly version: string };
  readonly settings: object;
  readonly input: { readonly sha256: string };
  readonly machine: unknown;
  readonly weights: unknown;
  readonly stopped: unknown;
  readonly resumedFrom: unknown;
  readonly curve: unknown;
}

/**
 * Looks for work on the same input with the same settings; any other work there is left out of account.
 *
 * @param pictureName the picture of the result that a finished run has written.
 * @param read for checkpoints of a task that keep more than core's.
 */
export async function findPriorRun<Report>(
  folder: string,
  { settings, inputSha256 }: RunIdentity,
  pictureName: string,
  read: (path: string) => Promise<CheckpointFile> = readCheckpoint,
): Promise<PriorRun<Report>> {
  const checkpointPath = join(folder, CHECKPOINT_NAME);
  if (existsSync(checkpointPath)) {
    const { checkpoint, metadata } = await read(checkpointPath);
    const same =
      metadata['settings'] === JSON.stringify(settings) && metadata['input_sha256'] === inputSha256;
    return same ? { kind: 'checkpoint', checkpoint } : undefined;
  }
  const manifestPath = join(folder, 'manifest.json');
  if (!existsSync(manifestPath)) return undefined;
  const {
    software,
    settings: before,
    input,
    machine: _machine,
    weights: _weights,
    stopped: _stopped,
    resumedFrom: _resumedFrom,
    curve: _curve,
    ...report
  } = JSON.parse(await readFile(manifestPath, 'utf8')) as ManifestExtras;
  const same =
    JSON.stringify(before) === JSON.stringify(settings) &&
    input.sha256 === inputSha256 &&
    software.version === ownVersion();
  if (!same) return undefined;
  const picture = await decodePicture(await readFile(join(folder, pictureName)));
  return { kind: 'done', report: report as Report, picture };
}
