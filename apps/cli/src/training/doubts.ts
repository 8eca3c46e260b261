import type { Doubts } from '@fourier-features/tasks';
import { optionWords } from '../terminal/optionWords.ts';
import { say } from '../terminal/say.ts';
import { UserError } from '../terminal/userError.ts';

/** Exit code of a training whose result is doubtful, with `--strict`: the results are written. */
export const DOUBTFUL_CODE = 2;

/** Prints what is doubtful about an input, and what is good to know about its results. */
export function sayDoubts({ warnings, notes }: Doubts): void {
  for (const warning of warnings) say(`warning: ${optionWords(warning)}`);
  for (const note of notes) say(`note: ${optionWords(note)}`);
}

/**
 * Refuses a doubtful input if `--strict` was given, before anything is written.
 *
 * @throws UserError after printing the input's warnings.
 */
export function refuseDoubts(input: Doubts, strict: boolean): void {
  const { warnings } = input;
  if (!strict || warnings.length === 0) return;
  sayDoubts({ warnings, notes: [] });
  const count = warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`;
  throw new UserError(`--strict: the input has ${count}. Follow the advice, or leave out the option.`);
}
