import { installNode } from '@fourier-features/testing/nodes';

/** The oldest Node that published packages support, the one of the repository, and the newest. */
export const SUPPORTED: readonly string[] = ['22.12.0', '24.21.0', '26.12.1'];

/** A Node that is too old, and in which `require()` loads no ES modules. */
export const TOO_OLD = '20.18.3';

/** Returns the path of a Node binary of a version, which is the one of this process if it has the version. */
export async function nodeBinary(version: string): Promise<string> {
  return process.versions.node === version ? process.execPath : installNode(version);
}
