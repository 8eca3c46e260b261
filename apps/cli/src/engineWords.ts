import { oneLine } from './terminal/userError.ts';

/** Returns one line about an engine's error, with the cures that programs have as options of this one. */
export function engineWords(error: unknown): string {
  return oneLine(error)
    .replaceAll(' a smaller workingBytes,', '')
    .replaceAll(/\b(native|wasm)Engine\(\)/g, '--engine $1');
}
