import { type Command, Option } from 'commander';
import { engineOptions } from '../engine.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, oneOf, positive, wordOr } from '../terminal/rules.ts';
import { describeRates } from './describeRates.ts';
import { networkOptions } from './networkOptions.ts';
import type { TaskCommand } from './taskCommand.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Adds the options that describe a training; `--encoding`, `--scale` and `--resume <checkpoint>` for a single encoding. */
export function addTrainingOptions<Values extends TrainingValues>(
  command: Command,
  { task, seeds, target, scaleFrom, rates, options }: TaskCommand<Values>,
  encodings: 'one' | 'all',
): Command {
  const { defaults } = task;
  const all: Option[] = options();
  if (encodings === 'one') {
    all.push(
      option('--encoding <name>', 'Encoding of the coordinates.', {
        rule: oneOf(task.encodings),
        words: task.encodings,
        value: defaults.encoding,
      }),
      option(
        '--scale <number>',
        `Scale of the frequencies, in ${task.scaleUnit}: the deviation of B, or the highest frequency of positional encodings; auto chooses it from ${scaleFrom}. (default: the encoding’s)`,
        { rule: wordOr('auto', positive(1e6, task.scaleUnit)) },
      ),
      option(
        '--probe <steps>',
        'Steps of short trainings that decide among the best few scales of --scale auto. (default: none; predictions decide)',
        { rule: integer(1, 10_000_000) },
      ),
    );
  }
  all.push(
    ...networkOptions(defaults),
    option('--steps <n>', 'Number of updates.', { rule: integer(1, 10_000_000), value: defaults.steps }),
    option(
      '--learning-rate <rate>',
      `Constant learning rate of Adam. (default: ${rates ?? describeRates(defaults.encodings)})`,
      { rule: positive(10) },
    ),
    option('--seed <n>', `Seed for ${seeds}.`, { rule: integer(0, 2 ** 32 - 1), value: defaults.seed }),
    target,
    encodings === 'one'
      ? new Option('--resume <checkpoint>', 'Checkpoint to continue from, with its settings.')
      : new Option('--resume', 'Continue where the same command was interrupted.'),
    new Option(
      '--strict',
      'Refuse an input that has warnings; exit with 2 if the result has some. (default: only print them)',
    ),
    ...outputOptions('named after the input'),
    ...engineOptions(),
  );
  for (const each of all) command.addOption(each);
  return command;
}
