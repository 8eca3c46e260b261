import { type Command, Option } from 'commander';
import { engineOptions } from '../engine.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, positive } from '../terminal/rules.ts';
import { describeRates } from './describeRates.ts';
import { encodingOptions, fieldOption, fieldsOption, sizeOptions } from './fieldOptions.ts';
import type { TaskCommand } from './taskCommand.ts';
import type { TrainingValues } from './trainingValues.ts';

/**
 * Adds the options that describe a training; `--field`, the options of encodings and `--resume <checkpoint>` for one field,
 * `--fields` for a comparison.
 */
export function addTrainingOptions<Values extends TrainingValues>(
  command: Command,
  { task, seeds, target, scaleFrom, rates, options }: TaskCommand<Values>,
  fields: 'one' | 'all',
): Command {
  const { defaults } = task;
  const all: Option[] = options();
  all.push(
    ...(fields === 'one' ? [fieldOption(task), ...encodingOptions(task, scaleFrom)] : [fieldsOption(task)]),
  );
  all.push(
    ...sizeOptions(task, fields),
    option('--steps <n>', 'Number of updates.', { rule: integer(1, 10_000_000), value: defaults.steps }),
    option(
      '--learning-rate <rate>',
      `Constant learning rate of Adam. (default: ${rates ?? describeRates(defaults.encodings)}; of other fields, ${describeRates(defaults.fields)})`,
      { rule: positive(10) },
    ),
    option('--seed <n>', `Seed for ${seeds}.`, { rule: integer(0, 2 ** 32 - 1), value: defaults.seed }),
    target,
    fields === 'one'
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
