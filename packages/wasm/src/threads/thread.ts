import type { Thread } from './assignment.ts';
import { startNodeThread } from './nodeThread.ts';
import { startWebThread } from './webThread.ts';

export const inNode: boolean = typeof process !== 'undefined' && process.versions?.node !== undefined;

/** Whether memory can be shared with other threads here. */
export const canShare: boolean = inNode || globalThis.crossOriginIsolated === true;

/** Whether this thread may sleep until others are done; a page's may not. */
export const mayBlock: boolean = typeof document === 'undefined';

export function startThread(): Thread {
  return inNode ? startNodeThread() : startWebThread();
}
