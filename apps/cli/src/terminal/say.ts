import { escaped } from '@fourier-features/core/message';
import { outputMode } from './outputMode.ts';
import { painted } from './painted.ts';

const WARNING = 'warning:';

/** Name of this program at the start of errors. */
const PROGRAM = 'fourier-features:';

/**
 * Prints a line for people on stderr, unless `--quiet` is given, with what a terminal would interpret escaped; stdout is for
 * results.
 */
export function say(line: string): void {
  if (!outputMode.quiet) write(line);
}

/** Prints a line on stderr that must be read: an error, or what an interruption left behind. */
export function sayAlways(line: string): void {
  write(line);
}

/** Prints a line on stderr that says why the program does not do what it was asked for. */
export function sayError(line: string): void {
  process.stderr.write(`${painted('error', PROGRAM, process.stderr)} ${escaped(line)}\n`);
}

function write(line: string): void {
  const text = escaped(line);
  const shown = text.startsWith(WARNING)
    ? painted('warning', WARNING, process.stderr) + text.slice(WARNING.length)
    : text;
  process.stderr.write(`${shown}\n`);
}
