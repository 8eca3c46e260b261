/** Returns the SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns the SHA-256 of several arrays: that of their own hashes, in order. */
export async function sha256OfAll(arrays: Iterable<ArrayBufferView<ArrayBuffer>>): Promise<string> {
  const hashes: string[] = [];
  for (const { buffer, byteOffset, byteLength } of arrays)
    hashes.push(await sha256(new Uint8Array(buffer, byteOffset, byteLength)));
  return sha256(new TextEncoder().encode(hashes.join('')));
}
