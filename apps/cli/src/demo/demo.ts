import { fileURLToPath } from 'node:url';
import { photo } from '@fourier-features/datasets';
import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import type { OutputValues } from '../files/target.ts';
import { imageCompareCommand } from '../image/command.ts';
import { outputOptions } from '../terminal/option.ts';

/** A photograph, a size and a number of steps that finish in about a minute without a GPU. */
const DEMO_ARGUMENTS = ['--reduce', '2', '--holdout', 'grid', '--batch-size', 'full', '--steps', '100'];

/** Default of `--out`. */
const DEFAULT_FOLDER = 'fourier-features-demo';

interface DemoValues extends OutputValues, EngineOptions {
  resume?: true;
  json?: true;
}

/** Returns `demo`. */
export function demoCommand(): Command {
  const command = new Command('demo')
    .description('Compare the encodings on a bundled photograph: the quickest way to see it work.')
    .addHelpText(
      'after',
      `
Example, the same as the demo:
  $ fourier-features image compare brushes.png ${DEMO_ARGUMENTS.join(' ')}`,
    )
    .action(async ({ resume, out, overwrite, json, engine, threads }: DemoValues) => {
      const file = fileURLToPath(photo('brushes').url);
      const passedOn = [file, ...DEMO_ARGUMENTS, '--engine', engine];
      if (threads !== undefined) passedOn.push('--threads', String(threads));
      if (resume) passedOn.push('--resume');
      if (out !== undefined) passedOn.push('--out', out);
      if (overwrite) passedOn.push('--overwrite');
      if (json) passedOn.push('--json');
      await imageCompareCommand(DEFAULT_FOLDER).parseAsync(passedOn, { from: 'user' });
    });
  command.option('--resume', 'Continue where the same command was interrupted.');
  for (const each of [...outputOptions(DEFAULT_FOLDER), ...engineOptions()]) command.addOption(each);
  return command;
}
