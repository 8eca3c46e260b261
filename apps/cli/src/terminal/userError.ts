import { oneLine } from '@fourier-features/core/message';

export { oneLine };

/** An error that the person at the terminal can correct: printed as one line, exit code 2. */
export class UserError extends Error {
  /** @param message what may quote names of files, and is made one printable line. */
  constructor(message: string, options?: ErrorOptions) {
    super(oneLine(message), options);
  }
}
