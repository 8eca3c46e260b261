import type { FitSettings, SettingsOptions, Task, TaskInput } from '@fourier-features/tasks';
import type { Option } from 'commander';
import type { Interrupt } from '../terminal/interrupt.ts';
import type { TrainingValues } from './trainingValues.ts';

/** What the terminal adds to a task: how its input is named and read, and the options that only this task has. */
export interface TaskCommand<
  Input extends TaskInput,
  Settings extends FitSettings,
  Values extends TrainingValues,
> {
  readonly task: Task<Input, Settings>;
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
  /** Reads the input that the options describe. @throws the signal's reason if interrupted. */
  read(source: string | undefined, values: Values, interrupt: Interrupt): Promise<Input>;
  /** Returns what the settings take from this task's own options. */
  settings(values: Values): SettingsOptions<Settings>;
  /** Returns the words after the program's name that name the input again, such as `image fit photo.jpg`. */
  invocation(source: string | undefined, values: Values): string;
}
