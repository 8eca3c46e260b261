import type { Tarball } from './pack.ts';

export interface ReleaseContext {
  readonly tarballs: readonly Tarball[];
  /** A temporary folder outside the repository, empty at the start. */
  readonly folder: string;
}

/**
 * A part of the check of a release. While it runs, the npm that it starts takes our packages from the local registry, and every
 * other package from the registry that the user configured.
 */
export interface ReleaseCheck {
  readonly name: string;
  /** Returns a line per fault. */
  run(context: ReleaseContext): Promise<readonly string[]>;
}
