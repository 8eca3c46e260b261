import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '@fourier-features/core';
import { decodePicture, type Picture } from '@fourier-features/pictures';
import type { FitSettings, Solution, Task, TaskInput } from '@fourier-features/tasks';
import { readInput, refuse } from '../files/inputs.ts';
import { CHECKPOINT_NAME } from './followFit.ts';
import { ownVersion } from './ownVersion.ts';
import type { FitReport, Provenance } from './report.ts';

/** What an earlier run left in a folder: a finished fit, a checkpoint to continue from, or nothing of use. */
export type PriorRun =
  | { readonly kind: 'done'; readonly report: FitReport; readonly solution: Solution }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | undefined;

/** Finds earlier work on the same input with the same settings; other work in the folder is ignored. */
export async function findPriorRun<Input extends TaskInput, Settings extends FitSettings>(
  folder: string,
  { decodeCheckpoint, pictureName }: Task<Input, Settings>,
  settings: Settings,
  { sha256 }: Input,
): Promise<PriorRun> {
  const settingsJson = JSON.stringify(settings);
  const checkpointPath = join(folder, CHECKPOINT_NAME);
  if (existsSync(checkpointPath)) {
    const bytes = await readInput(checkpointPath);
    const { checkpoint, metadata } = await refuse(checkpointPath, () => decodeCheckpoint(bytes));
    const same = metadata['settings'] === settingsJson && metadata['input_sha256'] === sha256;
    return same ? { kind: 'checkpoint', checkpoint } : undefined;
  }
  const manifestPath = join(folder, 'manifest.json');
  if (!existsSync(manifestPath)) return undefined;
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as FitReport & Provenance;
  const same =
    JSON.stringify(manifest.settings) === settingsJson &&
    manifest.input.sha256 === sha256 &&
    manifest.software.version === ownVersion() &&
    manifest.missing.length === 0;
  if (!same) return undefined;
  const picture = await readPictureFile(join(folder, pictureName));
  const errorPath = manifest.files['error'];
  const error = errorPath === undefined ? undefined : await readPictureFile(errorPath);
  return { kind: 'done', report: reportOf(manifest), solution: { scores: manifest.scores, picture, error } };
}

/** The report that a manifest extends. */
function reportOf(manifest: FitReport & Provenance): FitReport {
  const {
    software: _software,
    machine: _machine,
    settings: _settings,
    input: _input,
    weights: _weights,
    stopped: _stopped,
    resumedFrom: _resumedFrom,
    curve: _curve,
    outputSpread: _outputSpread,
    warnings: _warnings,
    missing: _missing,
    ...report
  } = manifest;
  return report;
}

async function readPictureFile(path: string): Promise<Picture> {
  const bytes = await readInput(path);
  return refuse(path, () => decodePicture(bytes));
}
