/** Titles of methods in the heads of tables. */
const TITLES: Readonly<Record<string, string>> = {
  none: 'no mapping',
  gaussian: 'Gaussian',
  fbp: 'filtered back-projection, `ram-lak`',
  'grid-tv': 'grid with total variation',
  sart: 'SART',
  siren: 'SIREN',
  finer: 'FINER',
  wire: 'WIRE',
  gauss: 'Gauss',
  hash: 'hash grid',
};

/** Returns what a table calls a method, an encoding or a baseline. */
export function titleOf(method: string): string {
  return TITLES[method] ?? method;
}

/** Formats a number; empty if there is none. */
export function cell(value: number | undefined, digits: number): string {
  return value === undefined ? '' : value.toFixed(digits);
}

/** Returns the mean of a published `mean ± deviation`, with its digits. */
export function publishedMean(text: string): string {
  return text.split(' ± ')[0]!;
}
