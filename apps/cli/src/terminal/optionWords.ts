import { inWords } from '@fourier-features/tasks/descriptions';

/** Returns a sentence that names settings with the names of their options: `{centreFraction}` is `--centre-fraction`. */
export function optionWords(sentence: string): string {
  return inWords(
    sentence,
    (setting) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
}
