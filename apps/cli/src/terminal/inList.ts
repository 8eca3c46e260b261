/** Returns words as a sentence lists them, such as `siren, finer and wire`. */
export function inList(
  words: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  // British English has no comma before the last word.
  return new Intl.ListFormat('en-GB', { type }).format(words);
}
