/** A number as a text writes it: `1.05e-5`, `−3.2`, `14.434`. */
const NUMBER = /[-−]?\d[\d,]*(?:\.\d+)?(?:e[-−]?\d+)?/g;

/** Returns the numbers in a text, as it writes them. */
export function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? [];
}

/** Returns all numbers in a value parsed from JSON, those in strings included. */
export function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return numbersIn(value).map(parsed);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}

/** Whether a number, written with some digits, is one of `values` rounded to these digits. */
export function isRoundedFrom(written: string, values: readonly number[]): boolean {
  const number = parsed(written);
  const [mantissa, exponent = '0'] = plain(written).split('e');
  const digits = mantissa!.split('.')[1]?.length ?? 0;
  const unit = 10 ** (Number(exponent) - digits);
  // A half may have been rounded up or down.
  return values.some((value) => Math.abs(value - number) <= 0.5001 * unit);
}

function parsed(written: string): number {
  return Number(plain(written));
}

function plain(written: string): string {
  return written.replaceAll('−', '-').replaceAll(',', '');
}
