import { summarise } from '@fourier-features/experiments';

/** Titles of methods in the heads of tables. */
const TITLES: Readonly<Record<string, string>> = {
  none: 'no mapping',
  gaussian: 'Gaussian',
  fbp: 'filtered back-projection',
  'grid-tv': 'grid with total variation',
  sart: 'SART',
};

/** Returns what a table calls a method, an encoding or a baseline. */
export function titleOf(method: string): string {
  return TITLES[method] ?? method;
}

/** Returns the mean of values, or undefined if there are none. */
export function meanOf(values: readonly number[]): number | undefined {
  return values.length > 0 ? summarise(values).mean : undefined;
}

/** Formats a number; empty if there is none. */
export function cell(value: number | undefined, digits: number): string {
  return value === undefined ? '' : value.toFixed(digits);
}

/** Returns the mean of a published `mean ± deviation`, with its digits. */
export function publishedMean(text: string): string {
  return text.split(' ± ')[0]!;
}
