import { type ComplexBuffer, runStage, type Stage } from './stages.ts';

/** Transforms lines that lie side by side: entry k of line q of `count` is at k·count + q. */
export interface LineDft {
  readonly length: number;
  /** Computes X(k) = Σⱼ x(j)·e^(−2πijk/n) of each line, unnormalised, in place; with `re` and `im` exchanged, n times the inverse. */
  transform(re: Float64Array, im: Float64Array, count: number): void;
}

/** Largest prime factor of a length that mixed radices transform. */
export const LARGEST_RADIX = 13;

/** Returns the radices of a length, fours first; null if it has a prime factor above `LARGEST_RADIX`. */
export function radicesOf(length: number): number[] | null {
  const radices: number[] = [];
  let rest = length;
  for (const radix of [4, 2, 3, 5, 7, 11, LARGEST_RADIX]) {
    for (; rest % radix === 0; rest /= radix) radices.push(radix);
  }
  return rest === 1 ? radices : null;
}

/**
 * Returns Stockham's mixed-radix transform: a stage for each radix, between two buffers, which leaves the result in order
 * without a permutation. Lines side by side share their factors and make the inner loops long.
 *
 * @see Van Loan 1992, Computational Frameworks for the Fast Fourier Transform, https://doi.org/10.1137/1.9781611970999
 */
export function mixedRadix(length: number, radices: readonly number[]): LineDft {
  let rest = length;
  const stages = radices.map((radix) => {
    rest /= radix;
    return stageOf(radix, rest);
  });
  let scratch = complexBuffer(0);
  return {
    length,
    transform: (re, im, count) => {
      const size = length * count;
      if (scratch.re.length < size) scratch = complexBuffer(size);
      let from: ComplexBuffer = { re, im };
      let to = scratch;
      let stride = count;
      for (const stage of stages) {
        runStage(stage, from, to, stride);
        [from, to] = [to, from];
        stride *= stage.radix;
      }
      if (from.re === re) return;
      re.set(from.re.subarray(0, size));
      im.set(from.im.subarray(0, size));
    },
  };
}

/** Returns a buffer of zeros. */
export function complexBuffer(size: number): ComplexBuffer {
  return { re: new Float64Array(size), im: new Float64Array(size) };
}

function stageOf(radix: number, groups: number): Stage {
  const angle = (p: number, j: number): number =>
    (-2 * Math.PI * ((p * j) % (radix * groups))) / (radix * groups);
  const factors = (f: (x: number) => number): Float64Array =>
    Float64Array.from({ length: groups * (radix - 1) }, (_, i) =>
      f(angle(Math.floor(i / (radix - 1)), 1 + (i % (radix - 1)))),
    );
  const roots = (f: (x: number) => number): Float64Array =>
    Float64Array.from({ length: radix }, (_, j) => f((-2 * Math.PI * j) / radix));
  return {
    radix,
    groups,
    cos: factors(Math.cos),
    sin: factors(Math.sin),
    rootCos: roots(Math.cos),
    rootSin: roots(Math.sin),
  };
}
