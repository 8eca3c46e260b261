import { Command } from 'commander';
import type { TaskCommand } from './taskCommand.ts';
import { addTrainingOptions } from './trainingOptions.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Returns the command that fits one field. */
export function fitCommand<Values extends TrainingValues>(taskCommand: TaskCommand<Values>): Command {
  const { name, description, argument, help } = taskCommand;
  const command = new Command(name).description(description).argument(argument.flags, argument.description);
  return addTrainingOptions(command, taskCommand, 'one').addHelpText('after', help);
}
