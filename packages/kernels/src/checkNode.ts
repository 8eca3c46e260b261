/** The oldest Node that the engines support, as in `engines` of package.json. */
const OLDEST: readonly [major: number, minor: number] = [22, 12];

/**
 * Checks that this runtime is not a Node older than the engines support; browsers pass.
 *
 * @param owner the function that checks, for the message.
 * @param version `process.versions.node`; undefined where there is no Node.
 * @throws Error if Node is older than 22.12.
 */
export function checkNode(owner: string, version: string | undefined = nodeVersion()): void {
  if (version === undefined) return;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(`${owner}: needs Node ${OLDEST.join('.')} or newer, this is ${version}`);
}

function nodeVersion(): string | undefined {
  return typeof process === 'undefined' ? undefined : process.versions?.node;
}
