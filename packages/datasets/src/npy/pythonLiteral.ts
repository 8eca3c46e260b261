/** A value that a Python literal of a .npy header may have; tuples and lists are arrays. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | undefined
  | readonly PythonLiteral[]
  | ReadonlyMap<PythonLiteral, PythonLiteral>;

/** Largest depth of lists, tuples and dictionaries in one another. */
const MAX_DEPTH = 32;

const SPACE = /\s*(?:#[^\n]*\s*)*/y;
const INTEGER = /[+-]?\d+[lL]?/y;
const STRING = /[bBuUrR]{0,2}(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/sy;
const NAME = /[A-Za-z_]\w*/y;
const NAMES: ReadonlyMap<string, PythonLiteral> = new Map([
  ['True', true],
  ['False', false],
  ['None', undefined],
]);
const CLOSING = { '(': ')', '[': ']', '{': '}' } as const;

/**
 * Evaluates a Python literal: strings, integers, also with the suffix L of Python 2, True, False, None, tuples, lists
 * and dictionaries, with any spaces, comments and trailing commas. Of two equal keys the last counts, as in Python.
 *
 * @throws RangeError if the text is anything else.
 */
export function pythonLiteral(text: string): PythonLiteral {
  let at = 0;

  /** Returns what the sticky pattern matches here, if it does, and moves behind it. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skipSpace = () => take(SPACE);
  const unexpected = (): RangeError => {
    const got =
      at < text.length ? `${JSON.stringify(text.slice(at, at + 20))} at character ${at}` : 'its end';
    return new RangeError(`the header must be a Python literal, got ${got}`);
  };
  /** Moves behind the character, if it is the next one after spaces. */
  const skip = (character: string): boolean => {
    skipSpace();
    const found = text[at] === character;
    if (found) at++;
    return found;
  };

  const value = (depth: number): PythonLiteral => {
    skipSpace();
    const opening = text[at];
    if (opening === '(' || opening === '[' || opening === '{') {
      if (depth === MAX_DEPTH)
        throw new RangeError(`the header must nest at most ${MAX_DEPTH} levels, got more`);
      at++;
      return opening === '{' ? dictionary(depth + 1) : sequence(CLOSING[opening], depth + 1);
    }
    const string = take(STRING);
    if (string) return (string[1] ?? string[2]!).replaceAll(/\\(.)/gs, '$1');
    const integer = take(INTEGER);
    if (integer) return Number.parseInt(integer[0], 10);
    const start = at;
    const name = take(NAME)?.[0];
    if (name !== undefined && NAMES.has(name)) return NAMES.get(name);
    at = start;
    throw unexpected();
  };

  const sequence = (closing: ')' | ']', depth: number): PythonLiteral => {
    const items: PythonLiteral[] = [];
    let comma = true;
    while (!skip(closing)) {
      if (!comma) throw unexpected();
      items.push(value(depth));
      comma = skip(',');
    }
    // parentheses around one value without a comma do not make a tuple
    return closing === ')' && items.length === 1 && !comma ? items[0] : items;
  };

  const dictionary = (depth: number): PythonLiteral => {
    const entries = new Map<PythonLiteral, PythonLiteral>();
    let comma = true;
    while (!skip(CLOSING['{'])) {
      if (!comma) throw unexpected();
      const key = value(depth);
      if (!skip(':')) throw unexpected();
      entries.set(key, value(depth));
      comma = skip(',');
    }
    return entries;
  };

  const whole = value(0);
  skipSpace();
  if (at < text.length) throw unexpected();
  return whole;
}
