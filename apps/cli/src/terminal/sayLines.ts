import { sayAlways } from './say.ts';

/** Prints each line of a text on stderr that must be read, such as how an interrupted command is continued. */
export function sayLines(text: string): void {
  for (const line of text.split('\n')) sayAlways(line);
}
