/** The V8 of Node 22 to 24. Later ones abort the process when they compile the kernels with flags set. */
const TESTED = /^1[23]\.\d+\.\d+\.\d+-node\.\d+$/;

/** The V8 of Node 24. Node 22 complains of an unknown flag up to 22.17, and its revectorizer gains nothing since. */
const REVECTORIZING = /^13\./;

/**
 * Returns whether flags may be set in a V8 of this version: only in those the kernels were tested with.
 *
 * @param v8 `process.versions.v8`; runtimes other than Node report another suffix, or nothing.
 */
export function takesFlags(v8: string | undefined): boolean {
  return v8 !== undefined && TESTED.test(v8);
}

/** Returns whether a V8 of this version has a revectorizer worth trying. */
export function hasRevectorizer(v8: string | undefined): boolean {
  return takesFlags(v8) && REVECTORIZING.test(v8!);
}
