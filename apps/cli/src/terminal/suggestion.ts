import { closestMatch } from 'leven';

/** Letters of a word that may differ, as a share of its length. */
const MOST_CHANGED = 0.5;

/** Returns a sentence that names the word most like a mistyped one, after a full stop; nothing if none is like it. */
export function suggestion(given: string, words: readonly string[]): string {
  const maxDistance = Math.min(3, Math.floor(MOST_CHANGED * given.length));
  const closest = closestMatch(given, words, { maxDistance });
  return closest === undefined ? '' : `. Did you mean ${closest}?`;
}
