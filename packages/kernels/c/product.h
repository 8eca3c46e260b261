/*
 * The three products of training. Each number of a result is one chain of fused multiply-adds in the order of its sum,
 * so that its bits do not depend on how the loops are cut into blocks of registers.
 */
#ifndef PRODUCT_H
#define PRODUCT_H

#include "vector.h"

/* Outputs of a panel of weights: two vectors. */
#define PANEL (2 * WIDTH)

/*
 * Points, and rows of weights, whose sums are in registers at a time, two vectors each. Hosts rely on 12 and 24 being
 * multiples of every POINTS_AT_ONCE: src/rounds.ts, src/memory/layout.ts, check.c of the native engine.
 */
#if WIDTH == 16
#define POINTS_AT_ONCE 12
#define ROWS 8
#elif WIDTH == 8
#define POINTS_AT_ONCE 6
#define ROWS 6
#else
#define POINTS_AT_ONCE 4
#define ROWS 4
#endif

static inline uint32_t roundUp(uint32_t value, uint32_t unit) { return (value + unit - 1) / unit * unit; }

/* What is done with a sum before it is stored. */
typedef enum { KEEP, RECTIFY, PASS, SCALE } Finish;

#define UNROLL _Pragma("GCC unroll 16")

/*
 * Defines a product of a block of points with one panel: C ← finish(start + A·B).
 *
 * a: `[points][k]`, `aStride` floats from point to point; b: `[k][vectors·WIDTH]`; start: `[columns]`, or null for 0;
 * c: `[points][columns]`; gate, for PASS: the activations whose zeros block the gradient; for SCALE: the slopes that it is
 * multiplied by. Rows are rounded up to POINTS_AT_ONCE.
 *
 * Not inlined: V8 optimises a function between calls, and a caller that runs for long would stay in baseline code.
 */
#define DEFINE_PRODUCT(name, vectors)                                                                                    \
  __attribute__((noinline)) static void name(const float *a, long aStride, const float *b, long k, const float *start,   \
                                             float *c, long cStride, const float *gate, long gateStride, long rows,      \
                                             Finish finish) {                                                            \
    for (long row = 0; row < rows; row += POINTS_AT_ONCE) {                                                              \
      Vector sums[POINTS_AT_ONCE][vectors];                                                                              \
      UNROLL for (int i = 0; i < POINTS_AT_ONCE; i++) UNROLL for (int e = 0; e < vectors; e++) sums[i][e] =              \
          start ? load(start + e * WIDTH) : (Vector){0};                                                                 \
      const float *point = a + row * aStride;                                                                            \
      const float *weight = b;                                                                                           \
      for (long p = 0; p < k; p++, point++, weight += vectors * WIDTH) {                                                 \
        Vector x[vectors];                                                                                               \
        UNROLL for (int e = 0; e < vectors; e++) x[e] = load(weight + e * WIDTH);                                        \
        UNROLL for (int i = 0; i < POINTS_AT_ONCE; i++) {                                                                \
          const Vector y = all(point[i * aStride]);                                                                      \
          UNROLL for (int e = 0; e < vectors; e++) sums[i][e] = MADD(y, x[e], sums[i][e]);                               \
        }                                                                                                                \
      }                                                                                                                  \
      UNROLL for (int i = 0; i < POINTS_AT_ONCE; i++) UNROLL for (int e = 0; e < vectors; e++) {                         \
        Vector sum = sums[i][e];                                                                                         \
        if (finish == RECTIFY) sum = rectified(sum);                                                                     \
        if (finish == PASS) sum = passed(sum, load(gate + (row + i) * gateStride + e * WIDTH));                          \
        if (finish == SCALE) sum = sum * load(gate + (row + i) * gateStride + e * WIDTH);                                \
        store(c + (row + i) * cStride + e * WIDTH, sum);                                                                 \
      }                                                                                                                  \
    }                                                                                                                    \
  }

DEFINE_PRODUCT(multiplyPanel, 2)
DEFINE_PRODUCT(multiplyHalfPanel, 1)

/* Computes C ← finish(start + A·B) for all panels of B, which has `columns` columns. */
static void multiply(const float *a, long aStride, const float *b, long bRows, long k, const float *start, float *c,
                     long cStride, const float *gate, long gateStride, long rows, long columns, Finish finish) {
  for (long column = 0; column < columns; column += PANEL) {
    (columns - column >= PANEL ? multiplyPanel : multiplyHalfPanel)(
        a, aStride, b + column * bRows, k, start ? start + column : 0, c + column, cStride, gate ? gate + column : 0,
        gateStride, rows, finish);
  }
}

/*
 * Defines G ← G + Xᵀ·D for one panel of columns: sums over points, in their order.
 *
 * x: `[points][rows]`; d: `[points][columns]`; g: `[rows][vectors·WIDTH]`.
 */
#define DEFINE_GRADIENT(name, vectors)                                                                                   \
  __attribute__((noinline)) static void name(const float *x, long xStride, const float *d, long dStride, long points,    \
                                             float *g, long rows, int fresh) {                                           \
    for (long row = 0; row < rows; row += ROWS) {                                                                        \
      float *tile = g + row * vectors * WIDTH;                                                                           \
      Vector sums[ROWS][vectors];                                                                                        \
      UNROLL for (int i = 0; i < ROWS; i++) UNROLL for (int e = 0; e < vectors; e++) sums[i][e] =                        \
          fresh ? (Vector){0} : load(tile + (i * vectors + e) * WIDTH);                                                  \
      const float *input = x + row;                                                                                      \
      const float *gradient = d;                                                                                         \
      for (long p = 0; p < points; p++, input += xStride, gradient += dStride) {                                         \
        Vector y[vectors];                                                                                               \
        UNROLL for (int e = 0; e < vectors; e++) y[e] = load(gradient + e * WIDTH);                                      \
        UNROLL for (int i = 0; i < ROWS; i++) {                                                                          \
          const Vector z = all(input[i]);                                                                                \
          UNROLL for (int e = 0; e < vectors; e++) sums[i][e] = MADD(z, y[e], sums[i][e]);                               \
        }                                                                                                                \
      }                                                                                                                  \
      UNROLL for (int i = 0; i < ROWS; i++) UNROLL for (int e = 0; e < vectors; e++)                                     \
          store(tile + (i * vectors + e) * WIDTH, sums[i][e]);                                                           \
    }                                                                                                                    \
  }

DEFINE_GRADIENT(addPanelGradient, 2)
DEFINE_GRADIENT(addHalfPanelGradient, 1)

/* Adds Xᵀ·D to G, or sets G to it if `fresh`. */
static void addWeightGradient(const float *x, long xStride, const float *d, long dStride, long points, float *g,
                              long rows, long columns, int fresh) {
  for (long column = 0; column < columns; column += PANEL) {
    (columns - column >= PANEL ? addPanelGradient : addHalfPanelGradient)(x, xStride, d + column, dStride, points,
                                                                          g + column * rows, rows, fresh);
  }
}

/* Adds the sum of D's rows to g, or sets g to it if `fresh`. */
static void addBiasGradient(const float *d, long dStride, long points, float *g, long columns, int fresh) {
  for (long column = 0; column < columns; column += WIDTH) {
    Vector sum = fresh ? (Vector){0} : load(g + column);
    for (long p = 0; p < points; p++) sum += load(d + p * dStride + column);
    store(g + column, sum);
  }
}

#endif
