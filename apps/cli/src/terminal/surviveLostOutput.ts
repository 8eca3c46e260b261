import { sayError } from './say.ts';

/**
 * Lets the program go on when nobody reads its output any more: the terminal was closed, the reader of a pipe has ended, or
 * the disk that stdout or stderr goes to is full. Results are in files.
 */
export function surviveLostOutput(): void {
  process.stderr.on('error', () => {});
  let warned = false;
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // `head` and its like end when they have read enough.
    if (code === 'EPIPE' || warned) return;
    warned = true;
    sayError(`warning: stdout could not be written (${code})`);
  });
}
