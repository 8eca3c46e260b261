import type { Command } from 'commander';
import { wholeNumber } from '../terminal/parsers.ts';

/** Adds the options that say how large a field is, with a task's defaults. */
export function addNetworkOptions(
  command: Command,
  defaults: { readonly frequencyCount: number; readonly width: number; readonly depth: number },
): Command {
  return command
    .option(
      '--features <m>',
      'frequencies of the encoding',
      wholeNumber(1, 65_536, 'frequencies'),
      defaults.frequencyCount,
    )
    .option(
      '--width <channels>',
      'channels of each hidden layer',
      wholeNumber(1, 8192, 'channels'),
      defaults.width,
    )
    .option(
      '--depth <layers>',
      'dense layers, the output included',
      wholeNumber(1, 64, 'layers'),
      defaults.depth,
    );
}
