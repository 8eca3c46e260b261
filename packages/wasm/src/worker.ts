/**
 * Program of the web workers that `createWorker` starts: a file of your own imports it, or is a copy of it.
 *
 * @module
 */
import type { Assignment } from './threads/assignment.ts';
import { serve } from './threads/serve.ts';

addEventListener('message', ({ data }: MessageEvent<Partial<Assignment> | undefined>) => {
  // The file that imports this may receive messages of its own.
  if (!(data?.module instanceof WebAssembly.Module)) return;
  serve(data as Assignment, (word) => postMessage(word)).catch(reportError);
});
