import { createBuffer, createMixedRadix, type LineDft, radicesOf } from './mixedRadix.ts';

/**
 * A transform of any length n as a convolution with a chirp, since jk = ½(j² + k² − (k − j)²); the convolution is
 * done at the least length 2ᵃ3ᵇ ≥ 2n − 1.
 *
 * @see Bluestein 1970, https://doi.org/10.1109/TAU.1970.1162132
 */
export function createBluestein(length: number): LineDft {
  const padded = smoothLength(2 * length - 1);
  const inner = createMixedRadix(padded, radicesOf(padded)!);
  // j² is reduced modulo 2n, after which the chirp repeats, to keep the angles exact.
  const angles = Float64Array.from({ length }, (_, j) => (Math.PI * ((j * j) % (2 * length))) / length);
  const [cos, sin] = [angles.map(Math.cos), angles.map(Math.sin)];
  const kernel = createBuffer(padded);
  for (let j = 0; j < length; j++) {
    for (const at of [j, (padded - j) % padded]) {
      kernel.re[at] = cos[j]! / padded;
      kernel.im[at] = sin[j]! / padded;
    }
  }
  inner.transform(kernel.re, kernel.im, 1);
  let work = createBuffer(0);
  return {
    length,
    transform: (re, im, count) => {
      const size = padded * count;
      if (work.re.length < size) work = createBuffer(size);
      const { re: workRe, im: workIm } = work;
      multiplyLines(
        re,
        im,
        cos,
        sin.map((value) => -value),
        workRe,
        workIm,
        count,
      );
      workRe.fill(0, length * count, size);
      workIm.fill(0, length * count, size);
      inner.transform(workRe, workIm, count);
      multiplyLines(workRe, workIm, kernel.re, kernel.im, workRe, workIm, count);
      inner.transform(workIm, workRe, count);
      multiplyLines(
        workRe,
        workIm,
        cos,
        sin.map((value) => -value),
        re,
        im,
        count,
      );
    },
  };
}

/** Multiplies entry k of every line with the factor at k. */
function multiplyLines(
  re: Float64Array,
  im: Float64Array,
  cos: Float64Array,
  sin: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
  count: number,
): void {
  for (let k = 0; k < cos.length; k++) {
    const [wr, wi] = [cos[k]!, sin[k]!];
    for (let at = k * count; at < (k + 1) * count; at++) {
      const [xr, xi] = [re[at]!, im[at]!];
      outRe[at] = xr * wr - xi * wi;
      outIm[at] = xr * wi + xi * wr;
    }
  }
}

function smoothLength(least: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let threes = 1; threes < 3 * least; threes *= 3) {
    let length = threes;
    while (length < least) length *= 2;
    best = Math.min(best, length);
  }
  return best;
}
