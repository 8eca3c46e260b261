import { fileURLToPath } from 'node:url';
import { hashSources, listSources } from './hashSources.ts';
import { readCommit } from './readCommit.ts';

/** What made a result: the sources, and where to find them. */
export interface Sources {
  /** SHA-256 of the sources, as `hashSources` returns it. */
  readonly hash: string;
  /** The commit; null outside a Git repository. */
  readonly commit: string | null;
  /** Whether a source differs from the commit; null outside a Git repository. */
  readonly dirty: boolean | null;
}

/**
 * Returns the sources of scripts and of all that they import from this repository.
 *
 * @param scripts URLs such as `import.meta.url`; scripts that run in other processes must be named as well.
 */
export function readSources(...scripts: readonly (string | URL)[]): Sources {
  const paths = scripts.map((script) => fileURLToPath(script));
  const { commit, dirty } = readCommit(listSources(paths)) ?? { commit: null, dirty: null };
  return { hash: hashSources(paths), commit, dirty };
}
