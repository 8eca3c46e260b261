import type { Numbers } from './record.ts';

/** A point of a stroke over a signal. */
export interface DrawnPoint {
  /** Sample of the grid; may be outside of it. */
  readonly index: number;
  readonly value: number;
}

const LIMIT = 0.5;

/** Returns the signal with the samples between two points of a stroke on the line between them. */
export function stroke(signal: Numbers, from: DrawnPoint, to: DrawnPoint): number[] {
  const [left, right] = from.index <= to.index ? [from, to] : [to, from];
  return Array.from(signal, (value, i) => {
    if (i < left.index || i > right.index) return value;
    const part = right.index === left.index ? 1 : (i - left.index) / (right.index - left.index);
    return limited(left.value + part * (right.value - left.value));
  });
}

/** Returns the signal with one training sample moved, and those around it in proportion to their nearness. */
export function moved(signal: Numbers, index: number, every: number, by: number): number[] {
  return Array.from(signal, (value, i) => {
    const nearness = 1 - Math.abs(i - index) / every;
    return nearness > 0 ? limited(value + by * nearness) : value;
  });
}

function limited(value: number): number {
  return Math.min(LIMIT, Math.max(-LIMIT, value));
}
