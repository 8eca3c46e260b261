import { fileURLToPath } from 'node:url';
import { photo } from '@fourier-features/datasets';
import { Command } from 'commander';
import { imageCompareCommand } from './imageCompare.ts';

/** A photograph, a size and a number of steps that finish in about a minute without a graphics card. */
const DEMO_ARGUMENTS = ['--reduce', '2', '--holdout', 'grid', '--batch', 'full', '--steps', '100'];

export function demoCommand(): Command {
  return new Command('demo')
    .description('compare the encodings on a bundled photograph: the shortest way to see it work')
    .option('--out <dir>', 'folder for the results', 'fourier-features-demo')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
It is the same as
  $ fourier-features image compare brushes.png ${DEMO_ARGUMENTS.join(' ')}`,
    )
    .action(async ({ out, json }: { out: string; json?: true }) => {
      const file = fileURLToPath(photo('brushes').url);
      const passedOn = [file, ...DEMO_ARGUMENTS, '--out', out, ...(json ? ['--json'] : [])];
      await imageCompareCommand().parseAsync(passedOn, { from: 'user' });
    });
}
