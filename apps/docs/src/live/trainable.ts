import type { FitEvent } from '@fourier-features/core';
import type { FieldChoice, FitRun } from '@fourier-features/tasks';
import type { OpenedInput } from './protocol.ts';

/** What a training needs of a task; every `Task` has it. */
export interface Trainable<Input extends OpenedInput, Settings extends { readonly steps: number }> {
  readonly name: string;
  /** @throws RangeError if the options do not fit. */
  settings(choice: FieldChoice, options: never, input: Input): Settings;
  fit(input: Input, settings: Settings, run: FitRun): AsyncGenerator<FitEvent, void, undefined>;
  /** Returns what a field file must store in addition to its settings. */
  fieldMetadata(input: Input, settings: Settings): Readonly<Record<string, string>>;
}
