import type { Checkpoint, Engine } from '@fourier-features/core';
import type { FitSettings, ScaleChoice, Task, TaskInput } from '@fourier-features/tasks';
import type { OutputFolder } from '../files/outputs.ts';
import type { Interrupt } from '../terminal/interrupt.ts';

/** A training, and the folder that its files go to. */
export interface Training<Input extends TaskInput, Settings extends FitSettings> {
  readonly task: Task<Input, Settings>;
  readonly input: Input;
  readonly settings: Settings;
  readonly engine: Engine;
  /** What the engine is, and why no faster one was chosen, in one line. */
  readonly engineDescription: string;
  readonly out: OutputFolder;
  readonly resume: Checkpoint | undefined;
  /** How the scale was chosen, if from the data. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly interrupt: Interrupt;
  /** Returns what is said of a training that was stopped and whose checkpoint is saved: how to continue. */
  readonly toContinue: (checkpoint: string) => string;
}
