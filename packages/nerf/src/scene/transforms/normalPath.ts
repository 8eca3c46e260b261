/** Returns a path of a scene's file with slashes, and without a leading `./`. */
export function normalPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
}
