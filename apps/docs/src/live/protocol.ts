import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import type { CurvePoint, FitEnd } from '@fourier-features/core';
import type { FieldChoice, FitSettings, SettingsOptions } from '@fourier-features/tasks';

/** What a visitor chooses for one field: its encoding, or its kind, and what its task's defaults do not decide. */
export interface LaneChoice {
  readonly name: FieldChoice;
  readonly options: SettingsOptions<FitSettings> & Readonly<Record<string, unknown>>;
}

/** An input that was opened, in the words of its reader. */
export interface OpenedInput {
  readonly name: string;
  readonly description: string;
  /** Sentences in which `{name}` stands for a setting. */
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** One entry of a lane's curve, and the seconds that its steps up to there took; measurements and views are left out. */
export interface TimedPoint extends CurvePoint {
  readonly seconds: number;
}

/** How far a lane is; `points` are those that its curve has gained since the last report. */
export interface LaneReport {
  readonly made: number;
  readonly steps: number;
  readonly points: readonly TimedPoint[];
  /** What all its steps took; measurements and views are left out. */
  readonly seconds: number;
  readonly ended: FitEnd['reason'] | null;
}

/** What a training tells the page. */
export type TrainingEvent<View> =
  | {
      readonly type: 'progress';
      /** The engine as it now is: another one goes on if a device is lost. */
      readonly engine: EngineFacts;
      readonly lanes: readonly LaneReport[];
      /** Steps per second of each lane, views left out; null before it is known. */
      readonly stepsPerSecond: number | null;
    }
  | {
      readonly type: 'view';
      readonly lane: number;
      readonly made: number;
      readonly view: View;
      /** Numbers that are trained. */
      readonly parameterCount: number;
    }
  | { readonly type: 'running' }
  | { readonly type: 'paused' }
  | { readonly type: 'ended' }
  | { readonly type: 'failed'; readonly message: string };
