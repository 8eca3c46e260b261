/** Whether this runs in Node or a runtime that is compatible with it, rather than in a browser. */
export const inNode: boolean = typeof process !== 'undefined' && process.versions?.node !== undefined;

/**
 * Imports a module that only Node can load. Bundlers do not see the specifier, so they neither look for the module nor
 * include it.
 */
export async function importInNode<Module>(specifier: string): Promise<Module> {
  return (await import(/* @vite-ignore */ /* webpackIgnore: true */ specifier)) as Module;
}
