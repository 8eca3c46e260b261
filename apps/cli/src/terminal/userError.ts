import { oneLine } from '@fourier-features/core/message';

export { oneLine };

/** An error that the person at the terminal can correct: printed as one line, exit code 2. */
export class UserError extends Error {
  /** @param message may quote names of files: it is made one printable line. */
  constructor(message: string, options?: ErrorOptions) {
    super(oneLine(message), options);
  }
}

/** A result could not be written: never the consequence of an interruption. */
export class OutputError extends UserError {}
