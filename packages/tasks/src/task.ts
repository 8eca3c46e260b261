import type {
  Checkpoint,
  CheckpointFile,
  Encoding,
  EncodingDefaults,
  Engine,
  Field,
  FitEvent,
  Random,
  ScaledEncodingName,
  Scores,
  TaskDefaults,
} from '@fourier-features/core';
import type { Picture } from '@fourier-features/pictures';
import type { ScaleProblem } from './scale/scaleProblem.ts';
import type { FitSettings, InputSettings, SettingsOptions } from './settings.ts';

export type TaskName = 'image' | 'occupancy' | 'ct' | 'mri' | 'nerf';

/** What a task recommends for training; `encodings` has an entry for each of its encodings. */
export interface Defaults extends Omit<TaskDefaults<ScaledEncodingName>, 'encodings'> {
  readonly encodings: Readonly<Partial<Record<ScaledEncodingName, EncodingDefaults>>>;
}

/** Returns the encodings of a task, in the order of its defaults. */
export function encodingsOf({ encodings }: Defaults): ScaledEncodingName[] {
  return Object.keys(encodings) as ScaledEncodingName[];
}

/** What a field is fitted to, as every task has it. */
export interface TaskInput {
  /** Name for headings and default folders, without an extension. */
  readonly name: string;
  /** SHA-256 of what was read, in hexadecimal: two inputs with the same hash are the same. */
  readonly sha256: string;
  /** One line for people: what is fitted. */
  readonly description: string;
  /** What people should know before they trust the result, one line each. */
  readonly warnings: readonly string[];
  /** How the input was read or measured: with the same settings, the same bytes give the same input. */
  readonly settings: InputSettings;
  /** What records say about the input, in addition to name and hash. */
  readonly provenance: Readonly<Record<string, unknown>>;
}

/** Where and how long a fit runs. */
export interface FitRun {
  readonly engine: Engine;
  readonly resume?: Checkpoint | undefined;
  readonly checkpointSeconds?: number;
  readonly signal?: AbortSignal;
}

/** Where a trained field is evaluated. */
export interface ResultRun {
  readonly engine: Engine;
  /** Receives the fraction done, in [0, 1]. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** Pictures side by side under a heading. */
export interface Sheet {
  readonly heading: string;
  readonly tiles: readonly SheetTile[];
  readonly columns: number;
}

export interface SheetTile {
  readonly picture: Picture;
  readonly title: string;
  /** Lines below the picture. */
  readonly caption?: string;
}

/** Content of a result file; whoever writes the file encodes pictures and sheets. */
export type ResultContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly bitDepth: 8 | 16 }
  | { readonly kind: 'sheet'; readonly sheet: Sheet };

export interface ResultFile {
  /** Name in reports, such as `mesh`. */
  readonly key: string;
  /** Name of the file, such as `mesh.glb`. */
  readonly name: string;
  readonly content: ResultContent;
}

/** What a method makes of an input: a trained field, or a baseline. */
export interface Solution {
  readonly scores: Scores;
  /** What people look at first. */
  readonly picture: Picture;
  /** Amplified difference from the truth, if there is one. */
  readonly error?: Picture | undefined;
}

/** What a trained field gives. */
export interface Result extends Solution {
  /** Files of the result, the picture among them. */
  readonly files: readonly ResultFile[];
  /** What people should know about the result in addition to scores, one line each. */
  readonly notes: readonly string[];
  /** Facts for the report in addition to scores, such as the number of faces. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A method without a network, to compare fields with. */
export interface Baseline {
  readonly name: string;
  solve(run: Omit<ResultRun, 'engine'>): Promise<Solution>;
}

/** One line of the training curve's picture. */
export interface CurveLine {
  /** Name of a measure. */
  readonly measure: string;
  readonly label: string;
}

/**
 * What a terminal, a page or a sweep needs of a task; everything numeric comes from the task's package. Inputs come from
 * the task's readers, which turn bytes into inputs.
 */
export interface Task<Input extends TaskInput, Settings extends FitSettings> {
  readonly name: TaskName;
  readonly encodings: readonly ScaledEncodingName[];
  /** Encodings of a comparison, in order. */
  readonly comparedEncodings: readonly ScaledEncodingName[];
  readonly defaults: Defaults;
  /** Unit of a scale, for labels. */
  readonly scaleUnit: string;
  /** Scores that captions show. */
  readonly shownScores: readonly string[];
  /** File name of the picture in a result. */
  readonly pictureName: string;
  /** Returns the measure that a target stops at. */
  targetMeasure(input: Input): string;
  /** Returns an encoding as the task configures it. */
  encoding(name: ScaledEncodingName, input: Input, options: EncodingOptions): Encoding;
  /** Returns the scale of an encoding that suits the input without a look at its values; null for encodings without one. */
  defaultScale(encoding: ScaledEncodingName, input: Input): number | null;
  /**
   * Returns complete settings: the options, and the task's defaults for what they leave out.
   * @throws RangeError if the encoding cannot be built from them.
   */
  settings(encoding: ScaledEncodingName, options: SettingsOptions<Settings>, input: Input): Settings;
  /** Returns data from which a scale can be chosen. */
  scaleProblem(input: Input, settings: Settings, signal?: AbortSignal): Promise<ScaleProblem>;
  /** Trains a field. @throws RangeError at the call if the settings do not fit the input. */
  fit(input: Input, settings: Settings, run: FitRun): AsyncGenerator<FitEvent, void, undefined>;
  /** Evaluates a trained field: scores, pictures and files. */
  result(field: Field, input: Input, settings: Settings, run: ResultRun): Promise<Result>;
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
}

export interface EncodingOptions {
  readonly scale: number | null;
  readonly frequencyCount: number;
  readonly random: Random;
}
