import type { ScaledEncodingName } from '../encodings/byName.ts';
import type { Engine } from '../engine.ts';
import type { FitRandoms } from '../random/seededRandoms.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { FieldTrainingOptions } from './fieldSetting.ts';
import type { StopRule } from './stopping.ts';

/** What the fits of all tasks accept in addition to their data: the field and the training. */
export interface TaskFitOptions<Name extends ScaledEncodingName> extends FieldTrainingOptions<Name> {
  engine: Engine;
  /** Updates in total. */
  steps?: number;
  /** Seed for the random generators; not used if `randoms` is given. */
  seed?: number;
  /** Random generators; by default `seededRandoms(seed)`. */
  randoms?: FitRandoms;
  /** Steps between measurements. */
  measureEvery?: number;
  /** Rules for stopping before the last step, by the measures of the task. */
  stop?: StopRule | readonly StopRule[];
  /** Seconds between checkpoint events; none by default. */
  checkpointSeconds?: number;
  /** Checkpoint to continue from; its field replaces encoding, scale and network of the options. */
  resume?: Checkpoint;
  /** Ends the run, also within a step or a measurement; the checkpoint of the end event continues it. */
  signal?: AbortSignal;
}
