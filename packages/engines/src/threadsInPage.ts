/** Most threads of the wasm engine. */
const MOST_THREADS = 64;

/**
 * Says how many threads the wasm engine has in a page, on how many processors, and why it has no more if it has fewer than it
 * could.
 *
 * @param wanted threads that the caller asked for; as many as processors if undefined.
 */
export function threadsInPage(used: number, wanted: number | undefined): string {
  const processors = navigator.hardwareConcurrency;
  const text = `${counted(used, 'thread')} on ${counted(processors, 'processor')}`;
  if (used >= Math.min(wanted ?? processors, MOST_THREADS)) return text;
  return globalThis.crossOriginIsolated
    ? `${text}; more did not fit into the address space that this browser allows`
    : `${text}; more need a cross-origin isolated page: serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp`;
}

/** Returns a number and its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
