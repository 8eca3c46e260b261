import { say } from './say.ts';

const SECONDS_BETWEEN_LINES = 5;

/** Says how far something is, a line every few seconds: give it the share done. */
export function sayNowAndThen(label: string): (share: number) => void {
  let last = performance.now();
  return (share) => {
    if (performance.now() - last < 1000 * SECONDS_BETWEEN_LINES) return;
    last = performance.now();
    say(`${label}: ${Math.round(100 * share)} %`);
  };
}
