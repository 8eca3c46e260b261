import { inNode } from '../threads/thread.ts';
import { type ModuleFile, named } from './moduleSource.ts';

const CURE = "pass the module's URL or bytes as the option module";
/** Schemes that Node fetches too; it reads everything else from the disk. */
const FETCHED = /^(https?|data|blob):/;
/** What every WebAssembly module begins with: `\0asm`. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * Returns the bytes of a module that is not compiled yet.
 *
 * @throws Error if the file cannot be had, or is not WebAssembly.
 */
export async function readBytes(source: ModuleFile): Promise<Uint8Array<ArrayBuffer>> {
  const [bytes, origin] = await bytesOf(source);
  if (MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new Error(`wasmEngine: ${origin} is not a WebAssembly module; ${CURE}`);
  return bytes;
}

/** Returns bytes, and where they are from, for messages. */
async function bytesOf(source: ModuleFile): Promise<[bytes: Uint8Array<ArrayBuffer>, origin: string]> {
  if (typeof source === 'string' || source instanceof URL)
    return inNode && !FETCHED.test(String(source)) ? readFromDisk(source) : fetchFrom(source);
  // A copy, which no other thread can change.
  const view = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return [new Uint8Array(view), named(source)];
}

async function readFromDisk(file: string | URL): Promise<[Uint8Array<ArrayBuffer>, string]> {
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const path = typeof file === 'string' && /^file:/.test(file) ? new URL(file) : file;
  try {
    return [new Uint8Array(await readFile(path)), named(file)];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`wasmEngine: ${named(file)} cannot be read (${code ?? message}); ${CURE}`);
  }
}

async function fetchFrom(url: string | URL): Promise<[Uint8Array<ArrayBuffer>, string]> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    // Browsers tell programs no more than this; their console has the reason.
    throw new Error(
      `wasmEngine: ${named(url)} cannot be fetched (${(error as Error).message}), as when its server does not answer, or a Content-Security-Policy or CORS forbids it; ${CURE}`,
    );
  }
  const { ok, status, headers } = response;
  const origin = named(response.url || url);
  if (!ok) throw new Error(`wasmEngine: ${origin} must be served, got HTTP status ${status}; ${CURE}`);
  const type = headers.get('Content-Type') ?? 'no content type';
  return [new Uint8Array(await response.arrayBuffer()), `${origin} (${type})`];
}
