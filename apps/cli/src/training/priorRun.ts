import { existsSync } from 'node:fs';
import { join, win32 } from 'node:path';
import type { Checkpoint } from '@fourier-features/core';
import { decodePicture, type Picture } from '@fourier-features/pictures';
import type { FitSettings, Solution, Task, TaskInput } from '@fourier-features/tasks';
import { readResult, refuse } from '../files/inputs.ts';
import { decodeEngineParts, type EnginePart } from './enginePart.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';
import { type Manifest, readManifest } from './readManifest.ts';
import type { FitReport } from './report.ts';

/**
 * What an earlier run left in a folder: a finished fit, a checkpoint to continue from, work on another input or with other
 * settings, or nothing.
 */
export type PriorRun =
  | {
      readonly kind: 'done';
      readonly report: FitReport;
      readonly solution: Solution;
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'checkpoint';
      readonly checkpoint: Checkpoint;
      readonly engines: readonly EnginePart[];
    }
  | { readonly kind: 'other' }
  | undefined;

/** Finds earlier work in a folder, and whether it is on the same input with the same settings. */
export async function findPriorRun<Input extends TaskInput, Settings extends FitSettings>(
  folder: string,
  { decodeCheckpoint, pictureName }: Task<Input, Settings>,
  settings: Settings,
  { sha256 }: Input,
): Promise<PriorRun> {
  const settingsJson = JSON.stringify(settings);
  const checkpointPath = join(folder, CHECKPOINT_NAME);
  const hasCheckpoint = existsSync(checkpointPath);
  if (hasCheckpoint) {
    const bytes = await readResult(checkpointPath);
    const { checkpoint, metadata } = await refuse(checkpointPath, () => decodeCheckpoint(bytes));
    const same = metadata['settings'] === settingsJson && metadata['input_sha256'] === sha256;
    if (same) {
      const engines = await refuse(checkpointPath, () => decodeEngineParts(metadata));
      return { kind: 'checkpoint', checkpoint, engines };
    }
  }
  const manifestPath = join(folder, 'manifest.json');
  if (!existsSync(manifestPath)) return hasCheckpoint ? { kind: 'other' } : undefined;
  const manifest = await readManifest(manifestPath);
  const same =
    JSON.stringify(manifest.settings) === settingsJson &&
    manifest.input.sha256 === sha256 &&
    manifest.software.version === ownVersion();
  if (!same) return { kind: 'other' };
  if (manifest.missing.length > 0) return undefined;
  const picture = await readPictureFile(join(folder, pictureName));
  const errorPath = manifest.files['error'];
  // The folder may have been moved since, and earlier versions wrote backslashes on Windows.
  const error =
    errorPath === undefined ? undefined : await readPictureFile(join(folder, win32.basename(errorPath)));
  const { scores, warnings } = manifest;
  return { kind: 'done', report: reportOf(manifest), solution: { scores, picture, error }, warnings };
}

/** The report that a manifest extends. */
function reportOf(manifest: Manifest): FitReport {
  const {
    software: _software,
    machine: _machine,
    settings: _settings,
    input: _input,
    weights: _weights,
    stopped: _stopped,
    resumedFrom: _resumedFrom,
    engines: _engines,
    curve: _curve,
    outputSpread: _outputSpread,
    warnings: _warnings,
    missing: _missing,
    ...report
  } = manifest;
  return report;
}

async function readPictureFile(path: string): Promise<Picture> {
  const bytes = await readResult(path);
  return refuse(path, () => decodePicture(bytes));
}
