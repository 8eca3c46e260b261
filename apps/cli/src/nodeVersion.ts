/** The oldest Node that runs the program without warnings, as in `engines` of package.json. */
const OLDEST: readonly [major: number, minor: number] = [22, 12];

/**
 * Returns the error for a Node that is too old, undefined if it is supported.
 *
 * @param version `process.versions.node`, such as `20.20.2`.
 */
export function nodeVersionError(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `needs Node ${OLDEST.join('.')} or newer, this is ${version}`;
}
