import type { FitSettings, TaskInput } from '@fourier-features/tasks';
import type { Command } from 'commander';
import { runs } from '../terminal/runs.ts';
import type { TaskCommand, TaskWork } from './taskCommand.ts';
import type { TrainingValues } from './trainingValues.ts';

/** Lets a command fit one field, with what carries a task's options out. */
export function fits<Input extends TaskInput, Settings extends FitSettings, Values extends TrainingValues>(
  command: Command,
  taskCommand: TaskCommand<Values>,
  load: () => Promise<TaskWork<Input, Settings, Values>>,
): Command {
  return runs<[string | undefined, Values]>(command, async () => {
    const loaded = { ...taskCommand, ...(await load()) };
    const { runFit } = await import('./runFit.ts');
    return (source, values, interrupt) => runFit(loaded, source, values, command, interrupt);
  });
}

/** Lets a command compare encodings, with what carries a task's options out. */
export function compares<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
>(
  command: Command,
  taskCommand: TaskCommand<Values>,
  load: () => Promise<TaskWork<Input, Settings, Values>>,
): Command {
  return runs<[string | undefined, Values]>(command, async () => {
    const loaded = { ...taskCommand, ...(await load()) };
    const { runCompare } = await import('./runCompare.ts');
    return (source, values, interrupt) => runCompare(loaded, source, values, interrupt);
  });
}
