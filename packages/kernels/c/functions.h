/* Elementary functions as polynomials: those of C libraries differ from each other in the last bits. */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "vector.h"

/* Adding it, then subtracting it, rounds |x| < 2²² to the nearest integer. */
#define ROUNDING 12582912.0f

static inline Vector magnitude(Vector x) { return (Vector)((Integers)x & allIntegers(0x7fffffff)); }

static inline Vector withSign(Vector x, Vector of) {
  return (Vector)((Integers)x | ((Integers)of & allIntegers(INT32_MIN)));
}

/* Computes e^x for x ≤ 0 as 2^n·e^r, |r| ≤ ln 2 / 2, with a relative error below 2e-7; 0 for x < −87. */
static inline Vector exponentialOfNegative(Vector x) {
  const Integers tiny = (Integers)(x < all(-87.0f));
  const Vector shifted = MADD(x, all(1.44269504f), all(ROUNDING));
  const Vector n = shifted - all(ROUNDING);
  /* ln 2 in two parts; the first has so few digits that n times it is exact. */
  const Vector r = MADD(n, all(-1.428606820309417e-6f), MADD(n, all(-0.693145751953125f), x));
  Vector p = all(1.381461313e-3f);
  p = MADD(p, r, all(8.368709828e-3f));
  p = MADD(p, r, all(4.166838736e-2f));
  p = MADD(p, r, all(1.666652069e-1f));
  p = MADD(p, r, all(4.999999345e-1f));
  p = MADD(p, r * r, r) + all(1.0f);
  const Vector scaled = (Vector)((Wrapping)p + ((Wrapping)shifted << 23));
  return choose((Integers)(x != x), x, choose(tiny, (Vector){0}, scaled));
}

/* Computes 1 / (1 + e^−x) from e^−|x|, which keeps its digits at both ends. */
static inline Vector sigmoid(Vector x) {
  const Vector small = exponentialOfNegative(-magnitude(x));
  const Vector ratio = all(1.0f) / (all(1.0f) + small);
  return choose((Integers)(x < (Vector){0}), small * ratio, ratio);
}

/* Computes tanh x: a polynomial below 0.625, (1 − e^−2|x|) / (1 + e^−2|x|) above. */
static inline Vector hyperbolicTangent(Vector x) {
  const Vector square = x * x;
  Vector p = all(-5.704986925e-3f);
  p = MADD(p, square, all(2.063908716e-2f));
  p = MADD(p, square, all(-5.373971505e-2f));
  p = MADD(p, square, all(1.333144220e-1f));
  p = MADD(p, square, all(-3.333328194e-1f));
  const Vector near = MADD(p * square, x, x);
  const Vector small = exponentialOfNegative(all(-2.0f) * magnitude(x));
  const Vector far = withSign((all(1.0f) - small) / (all(1.0f) + small), x);
  return choose((Integers)(magnitude(x) < all(0.625f)), near, far);
}

/* Computes log(1 + x) for 0 ≤ x ≤ 1 as 2·artanh(s), s = x / (2 + x) ≤ 1/3. */
static inline Vector logarithmOfOnePlus(Vector x) {
  const Vector s = x / (all(2.0f) + x);
  const Vector square = s * s;
  Vector p = all(2.430093341e-1f);
  p = MADD(p, square, all(2.142765836e-1f));
  p = MADD(p, square, all(2.861688473e-1f));
  p = MADD(p, square, all(3.999887775e-1f));
  p = MADD(p, square, all(6.666667562e-1f));
  return MADD(p * square, s, s + s);
}

/* Taylor series in cycles, (2π)^k / k! with alternating signs, truncated with errors below 6e-8 (sine), 7e-9 (cosine). */

/* Computes sin 2πs for |s| ≤ 1/4. */
static inline Vector sineOfCycles(Vector s, Vector square) {
  Vector p = all(-15.094642576822984f);
  p = MADD(p, square, all(42.05869394489765f));
  p = MADD(p, square, all(-76.70585975306136f));
  p = MADD(p, square, all(81.60524927607504f));
  p = MADD(p, square, all(-41.34170224039976f));
  p = MADD(p, square, all(6.283185307179586f));
  return p * s;
}

/* Computes cos 2πs for |s| ≤ 1/4. */
static inline Vector cosineOfCycles(Vector square) {
  Vector p = all(7.903536371318467f);
  p = MADD(p, square, all(-26.426256783374388f));
  p = MADD(p, square, all(60.24464137187666f));
  p = MADD(p, square, all(-85.45681720669373f));
  p = MADD(p, square, all(64.93939402266829f));
  p = MADD(p, square, all(-19.739208802178716f));
  return MADD(p, square, all(1.0f));
}

#endif
