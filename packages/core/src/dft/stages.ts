/** Complex numbers, real and imaginary parts in separate arrays. */
export interface ComplexBuffer {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** One step of a decimation in frequency. */
export interface Stage {
  readonly radix: number;
  /** Length that remains to be transformed, divided by the radix. */
  readonly groups: number;
  /** cos and −sin of 2πjp/(radix·groups), `[groups, radix − 1]` for j from 1. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** cos and −sin of 2πj/radix, `[radix]`. */
  readonly rootCos: Float64Array;
  readonly rootSin: Float64Array;
}

/** Computes y[q + s(rp + j)] = w^(jp)·Σₖ x[q + s(p + mk)]·e^(−2πijk/r), with s the stride, r the radix and m the groups. */
export function runStage(stage: Stage, x: ComplexBuffer, y: ComplexBuffer, stride: number): void {
  if (stage.radix === 4) runRadix4(stage, x, y, stride);
  else if (stage.radix === 3) runRadix3(stage, x, y, stride);
  else if (stage.radix === 2) runRadix2(stage, x, y, stride);
  else runAnyRadix(stage, x, y, stride);
}

function runRadix2(
  { groups, cos, sin }: Stage,
  { re, im }: ComplexBuffer,
  { re: outRe, im: outIm }: ComplexBuffer,
  stride: number,
): void {
  const half = stride * groups;
  for (let p = 0; p < groups; p++) {
    const wr = cos[p]!;
    const wi = sin[p]!;
    let to = 2 * stride * p;
    for (let from = stride * p; from < stride * (p + 1); from++, to++) {
      const differenceR = re[from]! - re[from + half]!;
      const differenceI = im[from]! - im[from + half]!;
      outRe[to] = re[from]! + re[from + half]!;
      outIm[to] = im[from]! + im[from + half]!;
      outRe[to + stride] = differenceR * wr - differenceI * wi;
      outIm[to + stride] = differenceR * wi + differenceI * wr;
    }
  }
}

const SIN_60 = Math.sqrt(3) / 2;

function runRadix3(
  { groups, cos, sin }: Stage,
  { re, im }: ComplexBuffer,
  { re: outRe, im: outIm }: ComplexBuffer,
  stride: number,
): void {
  const third = stride * groups;
  for (let p = 0; p < groups; p++) {
    const w1r = cos[2 * p]!;
    const w1i = sin[2 * p]!;
    const w2r = cos[2 * p + 1]!;
    const w2i = sin[2 * p + 1]!;
    let to = 3 * stride * p;
    for (let from = stride * p; from < stride * (p + 1); from++, to++) {
      const ar = re[from]!;
      const ai = im[from]!;
      const sumR = re[from + third]! + re[from + 2 * third]!;
      const sumI = im[from + third]! + im[from + 2 * third]!;
      const turnR = SIN_60 * (im[from + third]! - im[from + 2 * third]!);
      const turnI = SIN_60 * (re[from + 2 * third]! - re[from + third]!);
      outRe[to] = ar + sumR;
      outIm[to] = ai + sumI;
      const middleR = ar - 0.5 * sumR;
      const middleI = ai - 0.5 * sumI;
      const br = middleR + turnR;
      const bi = middleI + turnI;
      const cr = middleR - turnR;
      const ci = middleI - turnI;
      outRe[to + stride] = br * w1r - bi * w1i;
      outIm[to + stride] = br * w1i + bi * w1r;
      outRe[to + 2 * stride] = cr * w2r - ci * w2i;
      outIm[to + 2 * stride] = cr * w2i + ci * w2r;
    }
  }
}

function runRadix4(
  { groups, cos, sin }: Stage,
  { re, im }: ComplexBuffer,
  { re: outRe, im: outIm }: ComplexBuffer,
  stride: number,
): void {
  const quarter = stride * groups;
  for (let p = 0; p < groups; p++) {
    const w1r = cos[3 * p]!;
    const w1i = sin[3 * p]!;
    const w2r = cos[3 * p + 1]!;
    const w2i = sin[3 * p + 1]!;
    const w3r = cos[3 * p + 2]!;
    const w3i = sin[3 * p + 2]!;
    let to = 4 * stride * p;
    for (let from = stride * p; from < stride * (p + 1); from++, to++) {
      const sum02R = re[from]! + re[from + 2 * quarter]!;
      const sum02I = im[from]! + im[from + 2 * quarter]!;
      const difference02R = re[from]! - re[from + 2 * quarter]!;
      const difference02I = im[from]! - im[from + 2 * quarter]!;
      const sum13R = re[from + quarter]! + re[from + 3 * quarter]!;
      const sum13I = im[from + quarter]! + im[from + 3 * quarter]!;
      const difference13R = re[from + quarter]! - re[from + 3 * quarter]!;
      const difference13I = im[from + quarter]! - im[from + 3 * quarter]!;
      outRe[to] = sum02R + sum13R;
      outIm[to] = sum02I + sum13I;
      const br = difference02R + difference13I;
      const bi = difference02I - difference13R;
      const cr = sum02R - sum13R;
      const ci = sum02I - sum13I;
      const dr = difference02R - difference13I;
      const di = difference02I + difference13R;
      outRe[to + stride] = br * w1r - bi * w1i;
      outIm[to + stride] = br * w1i + bi * w1r;
      outRe[to + 2 * stride] = cr * w2r - ci * w2i;
      outIm[to + 2 * stride] = cr * w2i + ci * w2r;
      outRe[to + 3 * stride] = dr * w3r - di * w3i;
      outIm[to + 3 * stride] = dr * w3i + di * w3r;
    }
  }
}

function runAnyRadix(
  { radix, groups, cos, sin, rootCos, rootSin }: Stage,
  { re, im }: ComplexBuffer,
  { re: outRe, im: outIm }: ComplexBuffer,
  stride: number,
): void {
  for (let p = 0; p < groups; p++) {
    for (let j = 0; j < radix; j++) {
      const wr = j === 0 ? 1 : cos[(radix - 1) * p + j - 1]!;
      const wi = j === 0 ? 0 : sin[(radix - 1) * p + j - 1]!;
      for (let q = 0; q < stride; q++) {
        let sumR = 0;
        let sumI = 0;
        for (let k = 0; k < radix; k++) {
          const from = q + stride * (p + groups * k);
          const root = (j * k) % radix;
          sumR += re[from]! * rootCos[root]! - im[from]! * rootSin[root]!;
          sumI += re[from]! * rootSin[root]! + im[from]! * rootCos[root]!;
        }
        const to = q + stride * (radix * p + j);
        outRe[to] = sumR * wr - sumI * wi;
        outIm[to] = sumR * wi + sumI * wr;
      }
    }
  }
}
