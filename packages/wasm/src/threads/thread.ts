import type { CreateWorker, OnFailure, Thread } from './assignment.ts';
import { startNodeThread } from './nodeThread.ts';
import { startWebThread } from './webThread.ts';

/** Whether this runs in Node or a runtime that is compatible with it, rather than in a browser. */
export const inNode: boolean = typeof process !== 'undefined' && process.versions?.node !== undefined;

/** Whether memory can be shared with other threads: always in Node, on pages if they are cross-origin isolated. */
export const canShare: boolean = inNode || globalThis.crossOriginIsolated === true;

/** Starts a thread of the runtime's kind. */
export function startThread(onFailure: OnFailure, createWorker: CreateWorker | undefined): Thread {
  return inNode ? startNodeThread(onFailure) : startWebThread(onFailure, createWorker);
}
