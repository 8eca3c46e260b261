import type {
  Checkpoint,
  Engine,
  Field,
  FieldRecommendations,
  FitEvent,
  FourierEncoding,
  Random,
  ScaledEncodingName,
} from '@fourier-features/core';
import type { CheckpointFile } from '@fourier-features/core/storage';
import type { TaskDescription } from './description.ts';
import type { Doubts } from './doubts.ts';
import type { Baseline, Result, ResultRun, SheetTile } from './result.ts';
import type { ScaleProblem } from './scale/scaleProblem.ts';
import type { FieldChoice, FitSettings, InputSettings, SettingsOptions } from './settings.ts';

/** What a field is fitted to, as every task has it. */
export interface TaskInput extends Doubts {
  /** Name for headings and default folders, without an extension. */
  readonly name: string;
  /** SHA-256 of what was read, in hexadecimal: identifies the input before its settings are applied. */
  readonly sha256: string;
  /** One line for people: what is fitted. */
  readonly description: string;
  /** How the input was read or measured: with the same settings, the same bytes give the same input. */
  readonly settings: InputSettings;
  /** What records say about the input, in addition to name and hash. */
  readonly provenance: Readonly<Record<string, unknown>>;
}

/** Where and how long a fit runs. */
export interface FitRun {
  readonly engine: Engine;
  /** Checkpoint to continue from. */
  readonly resume?: Checkpoint | undefined;
  /** Steps between points of the curve; the task's default if left out. */
  readonly measureEvery?: number | undefined;
  /** Seconds between checkpoint events; none by default. */
  readonly checkpointSeconds?: number;
  /** Ends the run, also within a step or a measurement; the checkpoint of the end event continues it. */
  readonly signal?: AbortSignal;
}

/** One line of the training curve's picture. */
export interface CurveLine {
  /** Name of a measure. */
  readonly measure: string;
  readonly label: string;
}

/** What an encoding takes in addition to its name. */
export interface EncodingOptions {
  /** Cycles per unit of the domain; null for encodings without a scale. */
  readonly scale: number | null;
  /** Number of frequencies m. */
  readonly frequencyCount: number;
  /** Random generator for B. */
  readonly random: Random;
}

/**
 * What a terminal, a page or a sweep needs of a task; everything numeric comes from the task's package. Inputs come from
 * the task's readers, which turn bytes into inputs.
 *
 * A `Task<ImageInput, ImageSettings>` is also a `Task<TaskInput, FitSettings>`, so that one list can hold all tasks; give
 * each task only inputs that its readers return.
 */
export interface Task<Input extends TaskInput, Settings extends FitSettings> extends TaskDescription {
  /** Scores that captions show. */
  readonly shownScores: readonly string[];
  /** File name of the picture in a result. */
  readonly pictureName: string;
  /** Returns the measure that a target stops at. */
  targetMeasure(input: Input): string;
  /** Returns an encoding as the task configures it. */
  encoding(name: ScaledEncodingName, input: Input, options: EncodingOptions): FourierEncoding;
  /** Returns the scale of an encoding that suits the input without a look at its values; null for encodings without one. */
  defaultScale(encoding: ScaledEncodingName, input: Input): number | null;
  /** Returns what is recommended for the fields of an input. */
  recommended(input: Input): FieldRecommendations<ScaledEncodingName>;
  /**
   * Returns complete settings for a field, or for `fourier` with an encoding: the options, and the task's defaults for what
   * they leave out.
   * @throws RangeError if the task does not have the encoding, it cannot be built from them, or an option is one that the field
   * does not have.
   */
  settings(choice: FieldChoice, options: SettingsOptions<Settings>, input: Input): Settings;
  /**
   * Returns data from which a scale can be chosen.
   * @throws RangeError if the field or its encoding has no scale; the signal's reason if aborted.
   */
  scaleProblem(input: Input, settings: Settings, signal?: AbortSignal): Promise<ScaleProblem>;
  /** Trains a field. @throws RangeError at the call if the settings do not fit the input. */
  fit(input: Input, settings: Settings, run: FitRun): AsyncGenerator<FitEvent, void, undefined>;
  /** Evaluates a trained field: scores, pictures and files. @throws the signal's reason if aborted. */
  result(field: Field, input: Input, settings: Settings, run: ResultRun): Promise<Result>;
  /** Returns the names of the files that `result` makes, in order; some fields have fewer. */
  resultFiles(input: Input): readonly string[];
  /** Returns what a field file must store so that the field can be rendered without the input. */
  fieldMetadata(input: Input, settings: Settings): Readonly<Record<string, string>>;
  /** Returns the lines of the training curve's picture; all share one unit. */
  curveLines(input: Input): readonly CurveLine[];
  /** Returns the tile that a comparison starts with, such as the original. */
  truthTile?(input: Input): SheetTile | undefined;
  /** Returns methods without a network. */
  baselines?(input: Input): readonly Baseline[];
  encodeCheckpoint(file: CheckpointFile): Uint8Array;
  /** @throws Error if the bytes are not a checkpoint. */
  decodeCheckpoint(bytes: Uint8Array): CheckpointFile;
  /** Decodes settings that were stored as JSON. @throws Error of one line if they are not those of this task. */
  decodeSettings(json: string): Settings;
}
