import type { GridEncoding } from '@fourier-features/core';
import { ROUND_POINTS } from '../rounds.ts';
import { type Arena, roundUp } from './arena.ts';

/** Floats of tables that are updated together: a line of the cache. CHUNK in c/plan.h. */
export const CHUNK = 16;
/** Floats that separate arrays of a power of two, which would all share the same cache sets; more than a vector of the widest. */
const GAP = 16;
const FLOAT_BYTES = 4;
/** Sizes of the structures in c/plan.h, which asserts them. */
const GRID_BYTES = 64;
export const GRID_LEVEL_BYTES = 16;

/** Where the tables of a grid and what belongs to them are, as in c/plan.h: bytes from the start, unless said otherwise. */
export interface GridLayout {
  readonly grid: number;
  readonly levels: number;
  /** Where each level's table begins, in floats from the first one's. */
  readonly levelTables: readonly number[];
  /** Parts of a level's table that are tasks of their own. */
  readonly shares: number;
  /** Shares of all levels: the tasks of a scatter, and of the update of tables. */
  readonly tasks: number;
  /** Floats of all tables, padding included; moments and gradients have as many. */
  readonly floats: number;
  readonly tables: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  readonly gradients: number;
  readonly touched: number;
  readonly touchedCounts: number;
  readonly isTouched: number;
  readonly places: number;
  /** In floats. */
  readonly placeStride: number;
  readonly featureGradients: number;
  /** In floats. */
  readonly featureGradientStride: number;
}

/** Lays out the tables of a grid: in evaluation, tables and places alone. */
export function layOutGrid(
  { levels, featuresPerLevel, inputDim }: GridEncoding,
  purpose: 'training' | 'evaluation',
  memory: Arena,
  threads: number,
): GridLayout {
  const ofTraining = (bytes: number): number => memory.take(purpose === 'training' ? bytes : 0);
  const levelTables: number[] = [];
  let floats = 0;
  for (const { entries } of levels) {
    levelTables.push(floats);
    floats += roundUp(entries * featuresPerLevel, CHUNK);
  }
  const shares = sharesOf(levels.length, threads);
  const tasks = levels.length * shares;
  const chunks = floats / CHUNK;
  const placeStride = ROUND_POINTS + GAP;
  const featureGradientStride = ROUND_POINTS * featuresPerLevel + GAP;
  return {
    grid: memory.take(GRID_BYTES),
    levels: memory.take(GRID_LEVEL_BYTES * levels.length),
    levelTables,
    shares,
    tasks,
    floats,
    tables: memory.take(FLOAT_BYTES * floats),
    places: memory.take(FLOAT_BYTES * inputDim * placeStride),
    placeStride,
    firstMoments: ofTraining(FLOAT_BYTES * floats),
    secondMoments: ofTraining(FLOAT_BYTES * floats),
    gradients: ofTraining(FLOAT_BYTES * floats),
    touched: ofTraining(FLOAT_BYTES * chunks),
    touchedCounts: ofTraining(FLOAT_BYTES * tasks),
    isTouched: ofTraining(chunks),
    featureGradients: ofTraining(FLOAT_BYTES * levels.length * featureGradientStride),
    featureGradientStride,
  };
}

/**
 * Returns the shares of each level: one, in which every vertex is, if there are at least as many levels as threads; otherwise
 * enough to keep all threads busy. No bit of a result depends on it.
 */
function sharesOf(levels: number, threads: number): number {
  return Math.ceil(threads / levels);
}
