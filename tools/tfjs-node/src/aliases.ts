import { findTfjsNode, mainOf, PACKAGE } from './installation.ts';

/** Returns where Vite, which does not heed Node's hooks, finds the package. */
export function aliases(): Record<string, string> {
  const folder = findTfjsNode();
  return folder ? { [PACKAGE]: mainOf(folder) } : {};
}
