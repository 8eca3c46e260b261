import type { Tile } from './memory/tile.ts';

/** Where the kernels run: memory that they share with this program, and threads that work on jobs. */
export interface Host {
  readonly tile: Tile;
  readonly threads: number;
  /** Returns memory whose parameters, moments and padding are to be cleared by the caller. */
  allocate(bytes: number): Region;
  /** Copies the weights at the start of a region to the layouts that the backward pass reads. */
  prepare(region: Region): void;
  /**
   * Does the first `count` jobs at `jobs`, bytes from the region's start, one after the other; resolves to whether they were
   * done: after `cancel` they may not be.
   */
  run(region: Region, jobs: number, count: number): Promise<boolean>;
  /** Makes the jobs that run end within a block of points; an update that has begun is completed. */
  cancel(): void;
  /** Ends the threads; nothing runs. */
  close(): void;
}

/** The memory of one field. */
export interface Region {
  /** May be another object after memory has grown. */
  readonly buffer: ArrayBufferLike;
  /** Where the region starts in the buffer, in bytes; a multiple of 64. */
  readonly start: number;
  /** Returns the memory; nothing may use it from then on. */
  free(): void;
}
