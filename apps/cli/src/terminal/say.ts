import { escaped } from '@fourier-features/core/message';

/** Prints a line for people on stderr, with what a terminal would interpret escaped; stdout is for results. */
export function say(line: string): void {
  process.stderr.write(`${escaped(line)}\n`);
}
