import { constants, openSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { kindOf } from './fileKind.ts';

/** A reason for which a file is not read: the rest of a sentence that starts with its name. */
export class Unreadable extends Error {}

/**
 * Reads a file or a pipe to its end. A file's size is compared with the limit before anything is read; a pipe is read no
 * further than the limit.
 *
 * @param maxBytes largest size, in bytes.
 * @throws Unreadable if the path is a folder, a device or a socket, or there are more bytes.
 */
export async function readBounded(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const found = await stat(path);
  if (found.isFIFO()) return readPipe(path, maxBytes);
  if (!found.isFile()) throw new Unreadable(`must be a file, got a ${kindOf(found)}`);
  checkSize(found.size, maxBytes);
  const file = await open(path);
  try {
    return await readOpened(file, found.size, maxBytes);
  } finally {
    await file.close();
  }
}

/** Reads a file that stated its size; some, as in /proc, state 0 and hold more. */
async function readOpened(
  file: FileHandle,
  size: number,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    checkSize(length, maxBytes);
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
    }
  }
}

async function readPipe(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  // a socket waits for a writer on the event loop; a file would block a thread, which then keeps the process from ending
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const pipe = new Socket({ fd, readable: true, writable: false });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of pipe as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) throw new Unreadable(`must have at most ${maxBytes} bytes, got more`);
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function checkSize(size: number, maxBytes: number): void {
  if (size <= maxBytes) return;
  throw new Unreadable(`must have at most ${maxBytes} bytes, got ${size}`);
}
