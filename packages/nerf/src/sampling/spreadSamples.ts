/**
 * Spreads samples over intervals of depth as if they were one: with total length L, sample k is at length
 * (k + u_k)·L/samples from the start and represents L/samples. No sample falls between the intervals.
 *
 * @param intervals pairs [enter, leave], ascending; the first `written` numbers count.
 * @param offset returns u_k in [0, 1]; ½ is the middle.
 * @param from index of the ray's first number in `depths`.
 * @returns L/samples, the length that each sample represents.
 */
export function spreadSamples(
  intervals: Float64Array,
  written: number,
  samples: number,
  offset: (k: number) => number,
  depths: Float64Array,
  from: number,
): number {
  let length = 0;
  for (let i = 0; i < written; i += 2) length += intervals[i + 1]! - intervals[i]!;
  const share = length / samples;
  let passed = 0;
  let interval = 0;
  for (let k = 0; k < samples; k++) {
    const at = (k + offset(k)) * share;
    let size = intervals[interval + 1]! - intervals[interval]!;
    while (at > passed + size && interval + 2 < written) {
      passed += size;
      interval += 2;
      size = intervals[interval + 1]! - intervals[interval]!;
    }
    depths[from + k] = intervals[interval]! + Math.min(size, at - passed);
  }
  return share;
}
