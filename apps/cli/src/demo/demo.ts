import { fileURLToPath } from 'node:url';
import { photo } from '@fourier-features/datasets';
import { Command } from 'commander';
import { imageCompareCommand } from '../image/command.ts';
import { jsonOption, option } from '../terminal/option.ts';
import { path } from '../terminal/rules.ts';

/** A photograph, a size and a number of steps that finish in about a minute without a GPU. */
const DEMO_ARGUMENTS = ['--reduce', '2', '--holdout', 'grid', '--batch-size', 'full', '--steps', '100'];

/** Returns `demo`. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Compare the encodings on a bundled photograph: the quickest way to see it work.')
    .addOption(
      option('--out <dir>', 'Folder for the results.', { rule: path, value: 'fourier-features-demo' }),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Example, the same as the demo:
  $ fourier-features image compare brushes.png ${DEMO_ARGUMENTS.join(' ')}`,
    )
    .action(async ({ out, json }: { out: string; json?: true }) => {
      const file = fileURLToPath(photo('brushes').url);
      const passedOn = [file, ...DEMO_ARGUMENTS, '--out', out, ...(json ? ['--json'] : [])];
      await imageCompareCommand().parseAsync(passedOn, { from: 'user' });
    });
}
