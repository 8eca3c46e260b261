/** An error that the person at the terminal can correct: printed as one line, exit code 2. */
export class UserError extends Error {}

/** A result could not be written: never the consequence of an interruption. */
export class OutputError extends UserError {}

/** Returns the message of an error, or a text, on one line. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
