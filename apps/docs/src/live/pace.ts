/** Rounds of training per second, over about the last second, without the time between them. */
export interface Pace {
  /** Adds a round that took some milliseconds. */
  add(milliseconds: number): void;
  /** Returns rounds per second; null before the first. */
  perSecond(): number | null;
}

const WINDOW_MS = 1000;

/** Returns a pace without rounds. */
export function createPace(): Pace {
  const recent: number[] = [];
  let sum = 0;
  return {
    add(milliseconds) {
      recent.push(milliseconds);
      sum += milliseconds;
      while (recent.length > 1 && sum - recent[0]! > WINDOW_MS) sum -= recent.shift()!;
    },
    perSecond: () => (recent.length === 0 || sum === 0 ? null : (1000 * recent.length) / sum),
  };
}
