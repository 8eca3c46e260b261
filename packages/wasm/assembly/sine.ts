import { madd } from './madd';

// Taylor coefficients (2π)^k / k! with alternating signs; the remainder on |s| ≤ 1/4 is below 6e-8 (sine) and 7e-9 (cosine).
const S1: f32 = 6.283185307179586;
const S3: f32 = -41.34170224039976;
const S5: f32 = 81.60524927607504;
const S7: f32 = -76.70585975306136;
const S9: f32 = 42.05869394489765;
const S11: f32 = -15.094642576822984;
const C2: f32 = -19.739208802178716;
const C4: f32 = 64.93939402266829;
const C6: f32 = -85.45681720669373;
const C8: f32 = 60.24464137187666;
const C10: f32 = -26.426256783374388;
const C12: f32 = 7.903536371318467;

/** Computes sin(2πs), for s in cycles, |s| ≤ 1/4. */
// @ts-ignore: decorator
@inline
export function sineOfCycles(s: v128, square: v128): v128 {
  let p = madd(f32x4.splat(S11), square, f32x4.splat(S9));
  p = madd(p, square, f32x4.splat(S7));
  p = madd(p, square, f32x4.splat(S5));
  p = madd(p, square, f32x4.splat(S3));
  p = madd(p, square, f32x4.splat(S1));
  return f32x4.mul(p, s);
}

/** Computes cos(2πs), for s in cycles, |s| ≤ 1/4. */
// @ts-ignore: decorator
@inline
export function cosineOfCycles(square: v128): v128 {
  let p = madd(f32x4.splat(C12), square, f32x4.splat(C10));
  p = madd(p, square, f32x4.splat(C8));
  p = madd(p, square, f32x4.splat(C6));
  p = madd(p, square, f32x4.splat(C4));
  p = madd(p, square, f32x4.splat(C2));
  return madd(p, square, f32x4.splat(1));
}
