import { say } from './say.ts';

const SECONDS_BETWEEN_LINES = 5;

/** Returns a progress callback, for fractions in [0, 1], that prints a line every few seconds. */
export function sayProgress(label: string): (fraction: number) => void {
  let last = performance.now();
  return (fraction) => {
    if (performance.now() - last < 1000 * SECONDS_BETWEEN_LINES) return;
    last = performance.now();
    say(`${label}: ${Math.round(100 * fraction)} %`);
  };
}
