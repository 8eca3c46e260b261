import type { Checkpoint, Engine } from '@fourier-features/core';
import type { EngineName } from '@fourier-features/engines';
import type { FitSettings, ScaleChoice, Task, TaskInput } from '@fourier-features/tasks';
import type { OutputFolder } from '../files/outputFolder.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import type { EnginePart } from './enginePart.ts';

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
  /** Parts of the training before `resume`. */
  readonly earlier?: readonly EnginePart[] | undefined;
  /** How the scale was chosen, if from the data. */
  readonly scaleChoice?: ScaleChoice | undefined;
  readonly interrupt: Interrupt;
  /** Returns how to continue a training that was stopped from its saved checkpoint, on an engine if one is named. */
  readonly toContinue: (checkpoint: string, engine?: EngineName) => string;
}
