import { extname } from 'node:path';
import { UserError } from '../terminal/userError.ts';

/** Values of the options that say where results go. */
export interface OutputValues {
  readonly out?: string | undefined;
  readonly overwrite?: true | undefined;
}

const FILE_EXTENSION =
  /\.(png|jpe?g|webp|gif|tiff?|avif|svg|glb|ply|obj|off|stl|nii|gz|npy|json|csv|md|safetensors)$/i;

/** Returns whether a name ends as those of files with data do. */
export function hasFileExtension(name: string): boolean {
  return FILE_EXTENSION.test(name);
}

/** Returns a name with a number: `photo-2`, or `photo-2.png` for a file; the first is the name itself. */
export function numbered(name: string, number: number, kind: 'folder' | 'file'): string {
  if (number === 1) return name;
  const extension = kind === 'file' ? extname(name) : '';
  return `${name.slice(0, name.length - extension.length)}-${number}${extension}`;
}

/** Returns the sentence that refuses to replace results. */
export function occupied(path: string, what: string): UserError {
  return new UserError(`--out: ${path} ${what}. Choose another, or pass --overwrite to replace results.`);
}
