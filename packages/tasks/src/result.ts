import type { Engine, OutputSpread, Scores } from '@fourier-features/core';
import type { ProgressOptions } from '@fourier-features/core/progress';
import type { Picture } from '@fourier-features/raster';

/** Where a trained field is evaluated. */
export interface ResultRun extends ProgressOptions {
  readonly engine: Engine;
}

/** Pictures side by side under a heading. */
export interface Sheet {
  readonly heading: string;
  readonly tiles: readonly SheetTile[];
  readonly columns: number;
}

/** A picture of a sheet, with its title. */
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

/** A file of a result. */
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
  /** How much the field varies next to the data, which tells dead networks; undefined if the data are constant. */
  readonly outputSpread: OutputSpread | undefined;
  /** Facts for the report in addition to scores, such as the number of faces. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A method without a network, to compare fields with. */
export interface Baseline {
  readonly name: string;
  /** Solves the input. @throws the signal's reason if aborted. */
  solve(run: ProgressOptions): Promise<Solution>;
}
