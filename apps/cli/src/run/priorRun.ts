import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '@fourier-features/core';
import { decodePicture } from '@fourier-features/pictures';
import { type InputPicture, readCheckpoint } from '../files/inputs.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import type { ImageManifest } from './imageReport.ts';
import type { ImageSettings } from './imageSettings.ts';
import { ownVersion } from './ownVersion.ts';
import type { ImageOutcome } from './runImageFit.ts';

/** What an earlier run left in a folder: a finished fit, a checkpoint to go on from, or nothing of use. */
export type PriorRun =
  | Extract<ImageOutcome, { kind: 'done' }>
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | undefined;

/** Looks for work on the same picture with the same settings; any other work there is left out of account. */
export async function findPriorRun(
  folder: string,
  input: InputPicture,
  settings: ImageSettings,
): Promise<PriorRun> {
  const checkpointPath = join(folder, CHECKPOINT_NAME);
  if (existsSync(checkpointPath)) {
    const { checkpoint, metadata } = await readCheckpoint(checkpointPath);
    const same =
      metadata['settings'] === JSON.stringify(settings) && metadata['input_sha256'] === input.sha256;
    return same ? { kind: 'checkpoint', checkpoint } : undefined;
  }
  const manifestPath = join(folder, 'manifest.json');
  if (!existsSync(manifestPath)) return undefined;
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as ImageManifest;
  const same =
    JSON.stringify(manifest.settings) === JSON.stringify(settings) &&
    manifest.input.sha256 === input.sha256 &&
    manifest.software.version === ownVersion();
  if (!same) return undefined;
  const {
    software: _software,
    machine: _machine,
    settings: _settings,
    input: _input,
    weights: _weights,
    stopped: _stopped,
    resumedFrom: _resumedFrom,
    curve: _curve,
    ...report
  } = manifest;
  return {
    kind: 'done',
    report,
    reconstruction: await decodePicture(await readFile(join(folder, 'reconstruction.png'))),
  };
}
