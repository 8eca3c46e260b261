/**
 * Returns the SHA-256 of bytes, in hexadecimal. Browsers compute it only for pages from https or localhost.
 *
 * @example
 * import { sha256 } from '@fourier-features/tasks';
 *
 * await sha256(new TextEncoder().encode('abc')); // ba7816bf…f20015ad
 */
export async function sha256({ buffer, byteOffset, byteLength }: ArrayBufferView): Promise<string> {
  // Web Crypto refuses shared memory.
  const bytes =
    buffer instanceof ArrayBuffer
      ? new Uint8Array(buffer, byteOffset, byteLength)
      : new Uint8Array(buffer, byteOffset, byteLength).slice();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns the SHA-256 of several arrays: that of their own hashes, in order. */
export async function sha256OfAll(arrays: Iterable<ArrayBufferView>): Promise<string> {
  const hashes: string[] = [];
  for (const array of arrays) hashes.push(await sha256(array));
  return sha256(new TextEncoder().encode(hashes.join('')));
}
