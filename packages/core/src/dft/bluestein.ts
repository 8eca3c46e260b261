import { complexBuffer, type LineDft, mixedRadix, radicesOf } from './mixedRadix.ts';
import type { ComplexBuffer } from './stages.ts';

/**
 * Returns a transform of any length n as a convolution with a chirp, since jk = ½(j² + k² − (k − j)²), at the smallest length
 * 2ᵃ3ᵇ ≥ 2n − 1.
 *
 * @see Bluestein 1970, https://doi.org/10.1109/TAU.1970.1162132
 */
export function bluestein(length: number): LineDft {
  const padded = smoothLength(2 * length - 1);
  const inner = mixedRadix(padded, radicesOf(padded)!);
  // The chirp repeats after 2n: reducing j² keeps the angles exact.
  const angles = Float64Array.from({ length }, (_, j) => (Math.PI * ((j * j) % (2 * length))) / length);
  const chirp: ComplexBuffer = { re: angles.map(Math.cos), im: angles.map((angle) => -Math.sin(angle)) };
  const kernel = complexBuffer(padded);
  for (let j = 0; j < length; j++) {
    for (const at of [j, (padded - j) % padded]) {
      kernel.re[at] = chirp.re[j]! / padded;
      kernel.im[at] = -chirp.im[j]! / padded;
    }
  }
  inner.transform(kernel.re, kernel.im, 1);
  let work = complexBuffer(0);
  return {
    length,
    transform: (re, im, count) => {
      const size = padded * count;
      if (work.re.length < size) work = complexBuffer(size);
      const lines = { re, im };
      multiplyLines(lines, chirp, work, count);
      work.re.fill(0, length * count, size);
      work.im.fill(0, length * count, size);
      inner.transform(work.re, work.im, count);
      multiplyLines(work, kernel, work, count);
      inner.transform(work.im, work.re, count);
      multiplyLines(work, chirp, lines, count);
    },
  };
}

/** Multiplies entry k of every line by factor k, for each of the factors. */
function multiplyLines(
  { re, im }: ComplexBuffer,
  factors: ComplexBuffer,
  { re: outRe, im: outIm }: ComplexBuffer,
  count: number,
): void {
  for (let k = 0; k < factors.re.length; k++) {
    const wr = factors.re[k]!;
    const wi = factors.im[k]!;
    for (let at = k * count; at < (k + 1) * count; at++) {
      const xr = re[at]!;
      const xi = im[at]!;
      outRe[at] = xr * wr - xi * wi;
      outIm[at] = xr * wi + xi * wr;
    }
  }
}

/** Returns the smallest 2ᵃ3ᵇ of at least `least`. */
function smoothLength(least: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let threes = 1; threes < 3 * least; threes *= 3) {
    let length = threes;
    while (length < least) length *= 2;
    best = Math.min(best, length);
  }
  return best;
}
