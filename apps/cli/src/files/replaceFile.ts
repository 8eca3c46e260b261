import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './errorCode.ts';
import { kindOf, statOf } from './fileKind.ts';
import { renameOver } from './renameOver.ts';

/** What file systems answer that have nothing to flush. */
const NOTHING_TO_FLUSH = ['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EACCES', 'EBADF'];

/**
 * Writes a file completely or not at all. The bytes go to a new file in the same folder, whose size is checked and which is
 * flushed to the disk before it takes the target's name; until then the target stays as it was.
 *
 * @param temporary name for the new file, which nobody else knows. It is gone when this returns or throws.
 * @throws what the file system answers; `Error` if the target is not a regular file, or fewer bytes were stored than given.
 */
export async function replaceFile(
  target: string,
  content: Uint8Array | string,
  temporary: string,
): Promise<void> {
  const folder = dirname(target);
  const path = join(folder, temporary);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const earlier = await statOf(target);
  if (earlier && !earlier.isFile()) throw new Error(`must be a regular file, got a ${kindOf(earlier)}`);
  const mode = earlier ? earlier.mode & 0o777 : 0o666;
  // With wx, a link or a file planted under this name is an error and not followed.
  const file = await open(path, 'wx', mode);
  try {
    try {
      // The mode given to open is reduced by the umask.
      if (earlier) await file.chmod(mode);
      await writeAll(file, bytes);
      await flush(file);
    } finally {
      // Network file systems report a full disk only here.
      await file.close();
    }
    await renameOver(path, target);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  await flushFolder(folder);
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let stored = 0;
  while (stored < bytes.length) {
    const { bytesWritten } = await file.write(bytes, stored, bytes.length - stored);
    if (bytesWritten === 0) throw shortWrite(stored, bytes.length);
    stored += bytesWritten;
  }
  const { size } = await file.stat();
  if (size !== bytes.length) throw shortWrite(size, bytes.length);
}

function shortWrite(stored: number, given: number): Error {
  return new Error(`${stored} of ${given} bytes were stored`);
}

async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!NOTHING_TO_FLUSH.includes(errorCode(error))) throw error;
  }
}

/** Makes the new name durable; Windows cannot open folders, and does so by itself. */
async function flushFolder(path: string): Promise<void> {
  let folder: FileHandle;
  try {
    folder = await open(path, 'r');
  } catch {
    return;
  }
  try {
    await flush(folder);
  } finally {
    await folder.close();
  }
}
