/** Saves bytes as a file of the visitor's. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer> | string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next turn of the event loop, or holds on to the blob itself.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
