import type { Intrinsics } from './optics.ts';

/** The name of a picture and what the file states about its camera. */
export interface Frame {
  /** Path as in the file, relative to it or absolute; without an ending in nerf-synthetic scenes. */
  readonly filePath: string;
  /** Path of the picture that is black where pixels do not count, if there is one. */
  readonly maskPath?: string;
  /** Camera to world, `[3, 4]` row-major, in the file's world. */
  readonly pose: Float64Array;
  readonly intrinsics: Intrinsics;
}
