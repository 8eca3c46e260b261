/**
 * Returns a sentence in which `{name}` stands for a setting with the settings named as readers set them.
 *
 * Warnings, notes and refusals of inputs are such sentences: a program says `centred`, a terminal `--centred`, a page the
 * label of a switch.
 *
 * @param nameOf returns what a reader calls a setting; by default its name in the library.
 * @example
 * import { inWords } from '@fourier-features/tasks';
 *
 * inWords('Pass {centred} if DC is in the middle.'); // 'Pass centred if DC is in the middle.'
 * inWords('Pass {centred} if DC is in the middle.', (name) => `--${name}`);
 */
export function inWords(
  sentence: string,
  nameOf: (setting: string) => string = (setting) => setting,
): string {
  return sentence.replace(/\{([a-z][A-Za-z]*)\}/g, (_, setting: string) => nameOf(setting));
}

/** Why a reader refuses an input: a sentence that names settings, which each surface can say in its own words. */
export class InputError extends RangeError {
  override readonly name = 'InputError';
  /** The reason, with `{name}` for each setting, as `inWords` takes it. */
  readonly sentence: string;

  /**
   * @param reader name of the function that refuses, with which the message starts.
   * @param sentence what is wrong, with the figure that shows it, and the cure.
   */
  constructor(reader: string, sentence: string) {
    super(`${reader}: ${inWords(sentence)}`);
    this.sentence = sentence;
  }
}
