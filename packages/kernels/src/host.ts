import type { Tile } from './memory/tile.ts';

/** The most threads that an engine starts; one asked for more starts as many. */
export const MOST_THREADS = 64;

/** Where the kernels run: memory that they share with this program, and threads that work on jobs. */
export interface Host {
  readonly tile: Tile;
  readonly threads: number;
  /** Returns memory for a field. It may hold anything: the caller clears what the kernels read before they write it. */
  allocate(bytes: number): Region;
  /** Copies the weights at the start of a region to the layouts that the backward pass reads. */
  prepare(region: Region): void;
  /**
   * Does the first `count` of the jobs that start `jobs` bytes into the region, one after the other. Resolves to whether all
   * was done; after `cancel` it may not be.
   */
  run(region: Region, jobs: number, count: number): Promise<boolean>;
  /** Makes the jobs in progress end within a block of points; an update that has begun is completed. */
  cancel(): void;
  /** Ends the threads; no jobs may be in progress. */
  close(): void;
}

/** The memory of one field. */
export interface Region {
  /** May be another object after memory has grown. */
  readonly buffer: ArrayBufferLike;
  /** Where the region starts in the buffer, in bytes; a multiple of 64. */
  readonly start: number;
  /** Gives the memory back; nothing may use it from then on. */
  free(): void;
}
