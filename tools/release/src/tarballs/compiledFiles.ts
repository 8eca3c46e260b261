/** The page of `view`, a bundle for browsers: nobody imports its modules, so they have neither types nor maps. */
const PAGE = 'dist/viewer/';

/** Whether a path in a tarball is that of a compiled module. */
export function isModule(path: string): boolean {
  return path.startsWith('dist/') && !path.startsWith(PAGE) && path.endsWith('.js');
}

/** Whether a path in a tarball is that of a compiled module or of its types. */
export function isModuleOrTypes(path: string): boolean {
  return isModule(path.replace(/\.d\.ts$/, '.js'));
}
