import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import type { OutputValues } from '../files/target.ts';
import { outputOptions } from '../terminal/option.ts';

/** A size and a number of steps with which a photograph takes about a minute without a GPU. */
export const DEMO_ARGUMENTS: readonly string[] = [
  ...['--reduce', '2'],
  ...['--holdout', 'grid'],
  ...['--batch-size', 'full'],
  ...['--steps', '100'],
];

/** Default of `--out`. */
export const DEFAULT_FOLDER = 'fourier-features-demo';

export interface DemoValues extends OutputValues, EngineOptions {
  resume?: true;
  json?: true;
}

/** Returns `demo`. */
export function demoCommand(): Command {
  const command = new Command('demo')
    .description('Compare the encodings on a bundled photograph: the quickest way to see it work.')
    .option('--resume', 'Continue where the same command was interrupted.')
    .addHelpText(
      'after',
      `
Example, the same as the demo:
  $ fourier-features image compare brushes.png ${DEMO_ARGUMENTS.join(' ')}`,
    );
  for (const each of [...outputOptions(DEFAULT_FOLDER), ...engineOptions()]) command.addOption(each);
  return command;
}
