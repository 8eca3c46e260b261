import { Command } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, path, positive } from '../terminal/rules.ts';
import { networkOptions } from '../training/networkOptions.ts';
import { ENCODING_NAMES, moreEncodings } from './namedEncoding.ts';
import { seedOption } from './options.ts';
import { RANDOM_SIGNAL } from './randomSignal.ts';

export interface DynamicsValues extends EngineOptions {
  signal?: string;
  row?: number;
  points: number;
  alpha: number;
  frequencyCount: number;
  width: number;
  depth: number;
  steps: number;
  learningRate?: number;
  seed: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Returns `theory dynamics`. */
export function theoryDynamicsCommand(): Command {
  const command = new Command('dynamics')
    .description(
      'Train networks on a signal by gradient descent, and draw their errors next to the predicted ones.',
    )
    .argument('<encodings...>', `Encodings: ${ENCODING_NAMES}.`, moreEncodings)
    .addHelpText(
      'after',
      `
Every other sample is trained on, the others are held out; signals are mapped to [-1/2, 1/2]. Predictions are those of
an infinitely wide network with the same initial outputs. The folder gets train.svg, held-out.svg and dynamics.json.

Examples:
  $ fourier-features theory dynamics none basic gaussian:10
  $ fourier-features theory dynamics series:0 series:1 series:inf --width 1024 --learning-rate 1e-5 --steps 20000
  $ fourier-features theory dynamics gaussian:5 gaussian:40 --signal photo.jpg --row 100`,
    );
  const options = [
    option('--signal <file>', 'A .npy array of one axis, or a picture. (default: a random signal)', {
      rule: path,
    }),
    option('--row <k>', 'Row of the picture, from 0. (default: the middle one)', {
      rule: integer(0, 100_000),
    }),
    option('--points <n>', 'Training samples of the random signal.', {
      rule: integer(2, 2048),
      value: RANDOM_SIGNAL.points,
    }),
    option('--alpha <number>', 'Exponent of the random signal’s spectrum, 1/f^alpha.', {
      rule: positive(10),
      value: RANDOM_SIGNAL.alpha,
    }),
    ...networkOptions({ frequencyCount: 16, width: 512, depth: 4 }),
    option('--steps <n>', 'Number of updates.', { rule: integer(1, 1_000_000), value: 2000 }),
    option(
      '--learning-rate <rate>',
      'Learning rate of descent on ½·Σ(f − y)². (default: half the largest stable one, for each encoding)',
      { rule: positive(10) },
    ),
    seedOption('the signal, frequencies and initial weights'),
    ...outputOptions('dynamics'),
    ...engineOptions(),
  ];
  for (const each of options) command.addOption(each);
  return command;
}
