import type { Engine } from '../engine.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Schedule } from './schedule.ts';
import type { Stopping } from './stopping.ts';

/** What the fits of all tasks take beside their data and the names of their encodings: the network, and how training goes. */
export interface TaskFitOptions<Randoms> extends Stopping {
  engine: Engine;
  /** As in the task's `encodingDefaults`, which gives the default; null for encodings without. */
  scale?: number | null;
  /** m. */
  frequencyCount?: number;
  /** Channels of each hidden layer. */
  width?: number;
  /** Dense layers, the output included. */
  depth?: number;
  steps?: number;
  /** A rate for all steps, or a schedule; as in the task's `encodingDefaults` by default. */
  learningRate?: number | Schedule;
  /** Seeds a generator for each kind of chance, unless `randoms` gives them. */
  seed?: number;
  /** Where each kind of chance comes from. */
  randoms?: Randoms;
  /** Steps between measurements. */
  measureEvery?: number;
  checkpointSeconds?: number;
  resume?: Checkpoint;
  signal?: AbortSignal;
}
