const NON_FINITE = new Map([
  ['#Infinity', Number.POSITIVE_INFINITY],
  ['#-Infinity', Number.NEGATIVE_INFINITY],
  ['#NaN', Number.NaN],
]);

/** Returns JSON in which NaN and infinities survive, as the strings `#NaN`, `#Infinity` and `#-Infinity`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? `#${each}` : each,
  );
}

/** Parses what `toJson` wrote. @throws SyntaxError if it is not JSON. */
export function fromJson(json: string): unknown {
  return JSON.parse(json, (_, each: unknown) =>
    typeof each === 'string' ? (NON_FINITE.get(each) ?? each) : each,
  );
}
