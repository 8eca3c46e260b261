/** Returns the folder of the site that the tests build for a path. */
export function builtSite(base: string): URL {
  return new URL(`../../dist/tests/${base === '/' ? 'root' : 'path'}/`, import.meta.url);
}
