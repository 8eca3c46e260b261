import type { Checkpoint } from '@fourier-features/core';
import type { FitSettings, TaskInput } from '@fourier-features/tasks';
import type { Command } from 'commander';
import { readResult, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';
import { checkNetwork } from './checkNetwork.ts';
import { decodeEngineParts, type EnginePart } from './enginePart.ts';
import type { TaskCommand } from './taskCommand.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Options that may accompany `--resume` in every task: they do not change what has been fitted so far. */
const ADJUSTABLE = ['resume', 'steps', 'target', 'engine', 'threads', 'out', 'json', 'strict'];

/** A run to continue. */
export interface Resumed<Settings> {
  readonly checkpoint: Checkpoint;
  /** Those of the checkpoint, with what the options adjust. */
  readonly settings: Settings;
  /** SHA-256 of the checkpoint's input. */
  readonly inputSha256: string;
  /** Engines that have trained so far. */
  readonly engines: readonly EnginePart[];
}

/**
 * Reads a checkpoint and its settings.
 *
 * @throws UserError if it is not a checkpoint of this task, or options were given that its settings determine.
 */
export async function readResumed<Settings extends FitSettings>(
  path: string,
  {
    task,
    adjustable,
  }: Pick<TaskCommand<TrainingValues>, 'adjustable'> & {
    readonly task: {
      readonly name: string;
      decodeCheckpoint: (bytes: Uint8Array) => {
        checkpoint: Checkpoint;
        metadata: Readonly<Record<string, string>>;
      };
      decodeSettings: (json: string) => Settings;
    };
  },
  command: Command,
): Promise<Resumed<Settings>> {
  const given = command.options.filter(
    (each) => command.getOptionValueSource(each.attributeName()) === 'cli',
  );
  const free = [...ADJUSTABLE, ...adjustable];
  const fixed = given.filter((each) => !free.includes(each.attributeName()));
  if (fixed.length > 0) {
    const names = fixed.map(({ long }) => long).join(', ');
    throw new UserError(`--resume: the settings of the checkpoint cannot change. Leave out ${names}.`);
  }
  const bytes = await readResult(path);
  const { checkpoint, metadata } = await refuse(path, () => task.decodeCheckpoint(bytes));
  const { settings: json, input_sha256: inputSha256 } = metadata;
  if (metadata['task'] !== task.name || !json || !inputSha256)
    throw new UserError(`${path}: must be a checkpoint of the task ${task.name}`);
  const saved = await refuse(path, () => task.decodeSettings(json));
  const engines = await refuse(path, () => decodeEngineParts(metadata));
  checkNetwork(path, saved, checkpoint.field);
  const settings = adjusted(
    saved,
    given.map((each) => each.attributeName()),
    adjustable,
    command.opts(),
  );
  const made = checkpoint.optimizerState.updates;
  if (settings.steps < made) {
    throw new UserError(`--steps must be at least the ${made} already made, got ${settings.steps}`);
  }
  return { checkpoint, settings, inputSha256, engines };
}

/** Settings with what the options adjust: the number of steps, the target, and what only the task has. */
function adjusted<Settings extends FitSettings>(
  saved: Settings,
  given: readonly string[],
  adjustable: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Settings {
  const names = ['steps', ...adjustable].filter((name) => given.includes(name) && name in saved);
  const changed = Object.fromEntries(names.map((name) => [name, values[name]]));
  return { ...saved, ...changed };
}

/** Returns the values of options with a checkpoint's way of reading its input in place of their own. */
export function continued<Values extends TrainingValues>(
  { input, seed }: FitSettings,
  values: Values,
): Values {
  const known = Object.entries(input).filter(([, value]) => value !== null);
  return { ...values, ...Object.fromEntries(known), seed };
}

/** @throws UserError unless the input is the one that the checkpoint was made from. */
export function checkSameInput(
  { name, sha256 }: TaskInput,
  { inputSha256 }: { readonly inputSha256: string },
): void {
  if (sha256 === inputSha256) return;
  throw new UserError(
    `${name}: must be the input of the checkpoint, SHA-256 ${inputSha256.slice(0, 12)}…, got ${sha256.slice(0, 12)}…`,
  );
}
