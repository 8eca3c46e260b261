import { sayAlways, sayError } from './say.ts';
import { oneLine } from './userError.ts';

/** Environment variable that asks for the stack of unexpected errors. */
const STACK = 'FOURIER_FEATURES_STACK';

/** Prints an error that nobody foresaw, a bug in this program, as one line; with its stack only on request. */
export function sayUnexpected(error: unknown): void {
  if (process.env[STACK] && error instanceof Error && error.stack) {
    for (const line of error.stack.split('\n')) sayAlways(line);
    return;
  }
  sayError(`unexpected: ${oneLine(error)}. Please report this, with the stack that ${STACK}=1 prints.`);
}

/** Ends the process after an error that no command caught. */
export function endUnexpected(error: unknown): never {
  sayUnexpected(error);
  process.exit(1);
}
