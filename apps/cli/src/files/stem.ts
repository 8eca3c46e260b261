import nodePath, { type PlatformPath } from 'node:path';

/**
 * Returns the name of a file or folder without what leads to it and without its extension, for the names of results; `.nii.gz`
 * counts as one. `.` and `..` are the folders that they stand for, and `D:\` has the name `D`.
 */
export function stem(
  path: string,
  {
    basename,
    extname,
    parse,
    resolve,
  }: Pick<PlatformPath, 'basename' | 'extname' | 'parse' | 'resolve'> = nodePath,
): string {
  const whole = resolve(path);
  const name = basename(whole);
  if (name === '') return parse(whole).root.replaceAll(/\W/g, '') || 'root';
  const volume = name.replace(/\.nii(\.gz)?$/i, '');
  return volume === name ? basename(name, extname(name)) : volume;
}
