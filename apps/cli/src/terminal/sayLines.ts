import { say } from './say.ts';

/** Prints each line of a text for people on stderr. */
export function sayLines(text: string): void {
  for (const line of text.split('\n')) say(line);
}
