import type { Engine } from '@fourier-features/core';

/** How far an engine may be from the float64 reference. */
export interface Tolerances {
  /** Largest error of a value, for values of about 1; 5e-6 by default. */
  values: number;
  /** Largest error of a loss as a part of it, or of 0.01 if it is less; 5e-6 by default. */
  loss: number;
  /** Largest error of a parameter's gradient as a part of its largest entry; 2e-5 by default. */
  gradient: number;
  /** Largest error of a sine or cosine at any frequency; 3e-7 by default. */
  sines: number;
  /** Error of phases, in radians per cycle, which adds to `sines`; 0 by default: phases are reduced before they are rounded. */
  phases: number;
}

/** What an engine may lack; the groups of properties that need it are then left out. */
export type Ability = 'non-finite' | 'activations' | 'grids';

/** An engine of its own for one test, whose device the test loses. */
export interface Losable {
  readonly engine: Engine;
  lose(): void;
}

/** An engine whose properties are checked. */
export interface Subject {
  readonly engine: Engine;
  readonly tolerances: Tolerances;
  /** Counts what trainers and evaluators hold, such as tensors or bytes. */
  readonly held: () => number;
  /** Opens an engine whose device is lost; only of engines that have one. */
  readonly openLosable?: (() => Promise<Losable>) | undefined;
}

/** A statement about every engine. */
export interface Property {
  readonly title: string;
  /** Rejects if the statement is wrong. */
  check(subject: Subject): Promise<void>;
}

/** Properties of one kind. */
export interface PropertyGroup {
  readonly title: string;
  /** What an engine must be able to do, or its tests must count, for these to be checked. */
  readonly needs?: readonly (Ability | 'held' | 'openLosable')[];
  readonly properties: readonly Property[];
}
