import type { Checkpoint, CheckpointFile } from '@fourier-features/core';
import type { Command } from 'commander';
import { readCheckpoint } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** Options that may accompany `--resume`: they do not change what has been learnt so far. */
const FREE = new Set([
  'resume',
  'steps',
  'targetPsnr',
  'targetIou',
  'engine',
  'threads',
  'revectorize',
  'resolution',
  'shape',
  'scene',
  'out',
  'json',
]);

/** A run to go on with. */
export interface Resumed<Settings> {
  readonly checkpoint: Checkpoint;
  /** The checkpoint's, with the number of steps asked for now. */
  readonly settings: Settings;
  /** What its input was, as `input_sha256` in its metadata. */
  readonly inputSha256: string;
}

/**
 * Reads a checkpoint of `task` and the settings in it.
 *
 * @param read for checkpoints of a task that keep more than core's.
 * @throws UserError if it is none, or options were given that its settings decide.
 */
export async function readResumed<Settings extends { readonly steps: number }>(
  path: string,
  task: string,
  command: Command,
  read: (path: string) => Promise<CheckpointFile> = readCheckpoint,
): Promise<Resumed<Settings>> {
  const given = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
  const changed = Object.keys(command.opts()).filter((name) => !FREE.has(name) && given(name));
  if (changed.length > 0) {
    throw new UserError(
      `--resume: the checkpoint's settings stay; leave out ${changed.map(optionName).join(', ')}`,
    );
  }
  const { checkpoint, metadata } = await read(path);
  const { settings: json, input_sha256: inputSha256 } = metadata;
  if (metadata['task'] !== task || !json || !inputSha256) {
    throw new UserError(`${path}: must be a checkpoint of ${task} fit; its settings are missing`);
  }
  const saved = JSON.parse(json) as Settings;
  const settings = given('steps') ? { ...saved, steps: command.opts<{ steps: number }>().steps } : saved;
  const made = checkpoint.optimizerState.updates;
  if (settings.steps < made) {
    throw new UserError(
      `--steps: must be at least the ${made} that the checkpoint has made, got ${settings.steps}`,
    );
  }
  return { checkpoint, settings, inputSha256 };
}

/** @throws UserError unless the input is the one that the checkpoint was made from. */
export function checkSameInput(name: string, sha256: string, { inputSha256 }: { inputSha256: string }): void {
  if (sha256 === inputSha256) return;
  throw new UserError(
    `${name}: must be what the checkpoint was made from, SHA-256 ${inputSha256.slice(0, 12)}…, got ${sha256.slice(0, 12)}…`,
  );
}

function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
