export { oneLine } from '@fourier-features/core/message';

/** An error that the person at the terminal can correct: printed as one line, exit code 2. */
export class UserError extends Error {}

/** A result could not be written: never the consequence of an interruption. */
export class OutputError extends UserError {}
