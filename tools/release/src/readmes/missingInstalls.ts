import { importedPackages } from './importedPackages.ts';
import { installedPackages } from './installedPackages.ts';

/** A Markdown file with its blocks of code. */
export interface Readme {
  readonly path: string;
  readonly text: string;
  readonly codes: readonly string[];
}

/** Returns a line for each package that a README's code imports and that no `npm install` of the README names. */
export function missingInstalls({ path, text, codes }: Readme): readonly string[] {
  const installed = new Set(installedPackages(text));
  const imported = new Set(codes.flatMap(importedPackages));
  return [...imported]
    .filter((name) => !installed.has(name))
    .map((name) => `${path}: imports ${name}, which no npm install of it names`);
}
