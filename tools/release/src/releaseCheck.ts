import type { Tarball } from './pack.ts';

export interface ReleaseContext {
  readonly tarballs: readonly Tarball[];
  /** A temporary folder, outside the repository. */
  readonly folder: string;
}

/** A part of the check of a release. */
export interface ReleaseCheck {
  readonly name: string;
  /** Returns a line per fault. */
  run(context: ReleaseContext): Promise<readonly string[]>;
}
