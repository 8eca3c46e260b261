import { basename, dirname, join } from 'node:path';
import { say } from '../terminal/say.ts';
import { OutputError, UserError } from '../terminal/userError.ts';
import { errorReason } from './errorCode.ts';
import { kindOf, statOf } from './fileKind.ts';
import { inputAt } from './inputIdentity.ts';
import { takeLock } from './lock.ts';
import { makeFolder } from './makeFolder.ts';
import { removeLeftovers } from './removeLeftovers.ts';
import { replaceFile } from './replaceFile.ts';
import { numbered, type OutputValues, occupied } from './target.ts';
import { lockName, temporaryName } from './temporaryName.ts';

/** A file for a result, which no other run writes meanwhile. */
export interface OutputFile {
  readonly path: string;
  /** Writes it completely or not at all. @throws UserError if it cannot be written; an earlier file is then as it was. */
  write(content: Uint8Array | string): Promise<void>;
}

/**
 * Reserves a file for a result until the run ends.
 *
 * @param name the file without `--out`; it gets a number if it is in use or exists.
 * @throws UserError if its folder cannot be written to, another run writes it, it is the input or not a regular file, or it
 * exists and nothing says to replace it.
 */
export async function openOutputFile(name: string, values: OutputValues): Promise<OutputFile> {
  const { out } = values;
  const overwrite = values.overwrite === true;
  for (let number = 1; ; number++) {
    const path = out ?? (overwrite ? name : numbered(name, number, 'file'));
    const refusal = (await refusalOf(path, overwrite)) ?? (await reserve(path));
    if (refusal) {
      if (out !== undefined || overwrite) throw refusal;
      continue;
    }
    if (number > 1) say(`${name} is in use or exists already; writing ${path}`);
    return {
      path,
      write: async (content) => {
        try {
          await replaceFile(path, content, temporaryName(basename(path)));
        } catch (error) {
          throw new OutputError(`--out: ${path} could not be written (${errorReason(error)})`);
        }
      },
    };
  }
}

async function refusalOf(path: string, overwrite: boolean): Promise<UserError | undefined> {
  const found = await statOf(path);
  if (!found) return undefined;
  const kind = kindOf(found);
  if (kind !== 'regular file') return new UserError(`--out must be a regular file, got the ${kind} ${path}`);
  if ((await inputAt(path)) !== undefined)
    return new UserError(`--out: ${path} is the input, which must not be replaced. Choose another.`);
  return overwrite ? undefined : occupied(path, 'already exists');
}

/** Locks a file; undefined if that succeeded. */
async function reserve(path: string): Promise<UserError | undefined> {
  const [folder, file] = [dirname(path), basename(path)];
  await makeFolder(folder);
  try {
    const lock = await takeLock(join(folder, lockName(file)));
    if (lock.kind === 'locked out') return new UserError(`--out: ${path} is ${lock.reason}`);
    await removeLeftovers(folder, file);
    return undefined;
  } catch (error) {
    throw new UserError(`--out: ${path} could not be written (${errorReason(error)})`);
  }
}
