import { stat } from 'node:fs/promises';

/** The files that this run reads as its input, by device and inode: the same file may have several paths. */
const inputs = new Map<string, string>();

/** Remembers a file that this run reads as its input, so that no result replaces it. */
export async function noteInput(path: string): Promise<void> {
  const identity = await identityOf(path);
  if (identity !== undefined) inputs.set(identity, path);
}

/** Forgets the inputs of earlier runs of the program in this process. */
export function forgetInputs(): void {
  inputs.clear();
}

/** Returns the path under which this run reads a file as its input; undefined if it does not. */
export async function inputAt(path: string): Promise<string | undefined> {
  const identity = await identityOf(path);
  return identity === undefined ? undefined : inputs.get(identity);
}

/** Returns whether two paths lead to the same file or folder, which exists. */
export async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = [await identityOf(one), await identityOf(other)];
  return first !== undefined && first === second;
}

async function identityOf(path: string): Promise<string | undefined> {
  // Inodes of Windows exceed the precision of numbers.
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}
