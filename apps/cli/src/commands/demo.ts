import { fileURLToPath } from 'node:url';
import { photo } from '@fourier-features/datasets';
import { Command } from 'commander';
import { imageFitCommand } from './imageFit.ts';

/** A photograph, a size and a number of steps that finish in about a minute without a graphics card. */
const DEMO_ARGUMENTS = [
  '--reduce',
  '2',
  '--holdout',
  'grid',
  '--steps',
  '150',
  '--out',
  'fourier-features-demo',
];

export function demoCommand(): Command {
  return new Command('demo')
    .description('fit a bundled photograph: the shortest way to see it work')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .action(async ({ json }: { json?: true }) => {
      const file = fileURLToPath(photo('brushes').url);
      const passedOn = [file, ...DEMO_ARGUMENTS, ...(json ? ['--json'] : [])];
      await imageFitCommand().parseAsync(passedOn, { from: 'user' });
    });
}
