import { sep } from 'node:path';

/** Returns a path of this system with slashes, as reports and manifests have it, which are read on other systems too. */
export function slashed(path: string, separator: string = sep): string {
  return path.replaceAll(separator, '/');
}
