import { EngineLostError } from '@fourier-features/core';
import { decodeField, type FieldFile } from '@fourier-features/core/storage';
import { InputError, type TaskName } from '@fourier-features/tasks/descriptions';
import { Interrupted } from '../terminal/interrupt.ts';
import { optionWords } from '../terminal/optionWords.ts';
import { oneLine, UserError } from '../terminal/userError.ts';
import { noteInput } from './inputIdentity.ts';
import { MAX_INPUT_BYTES } from './limits.ts';
import { readBounded, Unreadable } from './readBounded.ts';

/**
 * Reads a field that a fit of a task wrote.
 *
 * @throws UserError if the file does not hold a field, or one of another task.
 */
export async function readField(path: string, task: TaskName): Promise<FieldFile> {
  const bytes = await readInput(path);
  const file = await refuse(path, () => decodeField(bytes));
  if (file.metadata['task'] !== task) throw new UserError(`${path}: must be a field written by ${task} fit`);
  return file;
}

/**
 * Returns the bytes of an input, which no result may replace.
 *
 * @throws UserError if it cannot be read, is empty, or has more than 2 GiB.
 */
export async function readInput(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readResult(path);
  await noteInput(path);
  return bytes;
}

/**
 * Returns the bytes of an earlier run's file, which this run may replace.
 *
 * @throws UserError if it cannot be read, is empty, or has more than `maxBytes`, by default 2 GiB.
 */
export async function readResult(
  path: string,
  maxBytes: number = MAX_INPUT_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readBounded(path, maxBytes);
  } catch (error) {
    if (error instanceof Unreadable) throw new UserError(`${path}: ${error.message}`);
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT') throw new UserError(`${path}: no such file`);
    throw new UserError(`${path}: could not be read (${code ?? oneLine(error)})`);
  }
  if (bytes.length === 0) throw new UserError(`${path}: the file is empty`);
  return bytes;
}

/**
 * Runs code that examines the content of a file; what it throws becomes a UserError that names the file, except an
 * interruption and the loss of an engine.
 */
export async function refuse<T>(path: string, examine: () => T | Promise<T>): Promise<T> {
  try {
    return await examine();
  } catch (error) {
    if ([UserError, Interrupted, EngineLostError].some((kind) => error instanceof kind)) throw error;
    throw new UserError(`${path}: ${reasonOf(error)}`, { cause: error });
  }
}

const DAMAGED = 'the content is damaged, or not of the kind that the command reads';

/** Returns why content is refused, with settings named as options. */
function reasonOf(error: unknown): string {
  if (error instanceof InputError) return optionWords(error.sentence);
  return isOurs(error) ? oneLine(error) : DAMAGED;
}

/** Whether an error is of our packages, `function: argument must …`, rather than one of JavaScript or a library. */
function isOurs(error: unknown): boolean {
  const stated = error instanceof RangeError || (error instanceof Error && error.constructor === Error);
  return stated && /: | must /.test(error.message);
}
