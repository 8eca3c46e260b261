import type { EncodingDefaults, LearningRate } from '@fourier-features/core';
import type { FitSettings, TaskInput } from '@fourier-features/tasks';
import { type Command, Option } from 'commander';
import { engineOptions } from '../engine.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, oneOf, positive, wordOr } from '../terminal/rules.ts';
import { networkOptions } from './networkOptions.ts';
import type { TaskCommand } from './taskCommand.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Adds the options that describe a training; `--encoding`, `--scale` and `--resume <checkpoint>` for a single encoding. */
export function addTrainingOptions<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  command: Command,
  { task, seeds, target, scaleFrom, options }: TaskCommand<Input, Settings, Values>,
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
    );
  }
  all.push(
    ...networkOptions(defaults),
    option('--steps <n>', 'Number of updates.', { rule: integer(1, 10_000_000), value: defaults.steps }),
    option(
      '--learning-rate <rate>',
      `Constant learning rate of Adam. (default: ${describeRates(defaults.encodings)})`,
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

/** Describes default learning rates, such as `0.01 for none and basic, otherwise 0.001`. */
function describeRates(encodings: Readonly<Record<string, EncodingDefaults>>): string {
  const groups = new Map<string, string[]>();
  for (const [encoding, { learningRate }] of Object.entries(encodings)) {
    const rate = describeRate(learningRate);
    groups.set(rate, [...(groups.get(rate) ?? []), encoding]);
  }
  const [largest, ...others] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  if (others.length === 0) return largest![0];
  const parts = others.map(([rate, names]) => `${rate} for ${names.join(' and ')}`);
  return `${parts.join(', ')}, otherwise ${largest![0]}`;
}

function describeRate(rate: LearningRate): string {
  if (typeof rate === 'number') return String(rate);
  if (typeof rate === 'function') return 'a schedule';
  if (rate.kind === 'cosine') return `a cosine from ${rate.initial} to ${Number(rate.final.toPrecision(3))}`;
  return `${rate.initial}, falling by ${rate.factor} every ${rate.every} steps`;
}
