import type { FitSettings, SettingsOptions, Task, TaskInput } from '@fourier-features/tasks';
import type { TaskDescription } from '@fourier-features/tasks/descriptions';
import type { Option } from 'commander';
import type { Interrupt } from '../terminal/interrupt.ts';
import type { TrainingValues } from './trainingValues.ts';

/** What the terminal adds to the description of a task: how its input is named, and the options that only this task has. */
export interface TaskCommand<Values extends TrainingValues> {
  readonly task: TaskDescription;
  /** Name of the command, such as `fit`. */
  readonly name: string;
  readonly description: string;
  readonly argument: { readonly flags: string; readonly description: string };
  /** Text after the options in `--help`. */
  readonly help: string;
  /** What `--seed` seeds. */
  readonly seeds: string;
  /** Option that stops at a target. */
  readonly target: Option;
  /** What `--scale auto` looks at. */
  readonly scaleFrom: string;
  /** Default learning rates in words, if they are not the same for all inputs. */
  readonly rates?: string;
  /** Options that only this task has. */
  options(): Option[];
  /** Names of options that may accompany `--resume`: they name the source, or do not change the training. */
  readonly adjustable: readonly string[];
  /** Returns the words after the program's name that name the input again, such as `image fit photo.jpg`. */
  invocation(source: string | undefined, values: Values): string;
}

/** How the options of a task's command are carried out. */
export interface TaskWork<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
> {
  readonly task: Task<Input, Settings>;
  /** Reads the input that the options describe. @throws the signal's reason if interrupted. */
  read(source: string | undefined, values: Values, interrupt: Interrupt): Promise<Input>;
  /** Returns what the settings take from this task's own options. */
  settings(values: Values): SettingsOptions<Settings>;
}

/** A task's command with all that carries it out. */
export type LoadedTask<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
> = TaskWork<Input, Settings, Values> & Pick<TaskCommand<Values>, 'adjustable' | 'invocation'>;
