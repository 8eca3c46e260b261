import { excerpt } from '@fourier-features/core/message';
import type { FileEntry, ZipReader } from '@zip.js/zip.js';
import type { SceneFiles } from '../readScene.ts';
import { bytesReader } from './bytesReader.ts';
import { rootedFiles } from './rootedFiles.ts';
import { zipReason } from './zipReason.ts';

export interface ZipLimits {
  /** Largest size of all files in the archive once they are inflated, as it states them, in bytes; 4 GiB by default. */
  maxBytes?: number | undefined;
  /** Largest number of files and folders in the archive; 2^17 by default, two for each frame that a scene may have. */
  maxEntries?: number | undefined;
}

/**
 * Returns the files of a scene in a ZIP archive. A file is inflated when it is asked for, and its size and checksum are
 * compared with those that the archive states.
 *
 * The scene is where `transforms_train.json` or `transforms.json` is, in the archive or a folder of it. `__MACOSX` is left out.
 *
 * @param bytes the archive; stored and deflated files, ZIP64 too.
 * @throws Error if the bytes are not a ZIP archive, it is damaged or has no scene, or more than one; RangeError if it exceeds a
 * limit. The returned function rejects with an Error if a file is damaged, encrypted or compressed by another method.
 * @example
 * import { decodePicture } from '@fourier-features/pictures';
 * import { readScene, sceneFilesFromZip } from '@fourier-features/tasks';
 *
 * async function readZip(bytes: Uint8Array) {
 *   return readScene(await sceneFilesFromZip(bytes), { name: 'lego', decodePicture, reduce: 4 });
 * }
 */
export async function sceneFilesFromZip(
  bytes: Uint8Array,
  { maxBytes = 2 ** 32, maxEntries = 2 ** 17 }: ZipLimits = {},
): Promise<SceneFiles> {
  const { ZipReader } = await import('@zip.js/zip.js/lib/zip-core-reader.js');
  const reader = new ZipReader(bytesReader(bytes), { useWebWorkers: false, checkSignature: true });
  const entries = await entriesOf(reader, maxEntries);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > maxBytes)
    throw new RangeError(
      `sceneFilesFromZip: the files must have at most ${maxBytes} bytes once they are inflated, got ${total}. Leave out what is not part of the scene.`,
    );
  return rootedFiles(
    'sceneFilesFromZip',
    entries.map((entry) => [nameOf(entry), () => inflated(entry)] as const),
  );
}

/** Returns the files of an archive, without folders. */
async function entriesOf(reader: ZipReader<unknown>, maxEntries: number): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > maxEntries) break;
      if (!entry.directory) entries.push(entry);
    }
  } catch (cause) {
    throw new Error(`sceneFilesFromZip: the archive cannot be read: ${zipReason(cause)}`, { cause });
  }
  if (count > maxEntries)
    throw new RangeError(
      `sceneFilesFromZip: the archive must have at most ${maxEntries} files and folders, got more. Leave out what is not part of the scene.`,
    );
  return entries;
}

/** Returns a name in UTF-8, if it can be that: some programs write it without saying so. */
function nameOf({ filename, rawFilename }: FileEntry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawFilename);
  } catch {
    return filename;
  }
}

async function inflated(entry: FileEntry): Promise<Uint8Array> {
  try {
    const content = new Uint8Array(entry.uncompressedSize);
    let length = 0;
    const sink = new WritableStream<Uint8Array>({
      write: (piece) => {
        if (length + piece.length > content.length)
          throw new Error('it inflates to more bytes than it states');
        content.set(piece, length);
        length += piece.length;
      },
    });
    await entry.getData(sink);
    if (length < content.length) throw new Error('it inflates to fewer bytes than it states');
    return content;
  } catch (cause) {
    throw new Error(`sceneFilesFromZip: ${excerpt(nameOf(entry))} cannot be read: ${zipReason(cause)}`, {
      cause,
    });
  }
}
