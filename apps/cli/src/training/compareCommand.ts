import { Command } from 'commander';
import type { TaskCommand } from './taskCommand.ts';
import { addTrainingOptions } from './trainingOptions.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Returns the command that fits one input with several encodings, next to baselines if the task has some. */
export function compareCommand<Values extends TrainingValues>(
  taskCommand: TaskCommand<Values>,
  { description, help }: { description: string; help: string },
): Command {
  const { argument } = taskCommand;
  const command = new Command('compare')
    .description(description)
    .argument(argument.flags, argument.description);
  return addTrainingOptions(command, taskCommand, 'all').addHelpText('after', help);
}
