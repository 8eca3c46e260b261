import { oneLine } from './terminal/userError.ts';

/** The cure at the end of a message; not one to which the words for `npx` have been added. */
const INSTALL = /Run npm install ([\w@/-]+(?: [\w@/-]+)*)\.$/;

/**
 * Returns one line about an engine's error, with the cures that programs have as options of this one. What `npx` runs does not
 * see the packages of a project.
 */
export function engineWords(error: unknown): string {
  return oneLine(error)
    .replaceAll(' a smaller workingBytes,', '')
    .replaceAll(/Dispose of unused trainers,( or)? use /g, 'Use ')
    .replaceAll(/\b(native|wasm)Engine\(\)/g, '--engine $1')
    .replace(INSTALL, (cure: string, names: string) => `${cure} ${npxWords(names.split(' '))}`);
}

function npxWords(packages: readonly string[]): string {
  const words = ['@fourier-features/cli', ...packages].map((name) => `--package ${name}`);
  return `With npx, run npx ${words.join(' ')} fourier-features.`;
}
