/* The vertices of a level of a grid around WIDTH points at a time, and their weights. */
#ifndef STENCIL_H
#define STENCIL_H

#include "plan.h"
#include "vector.h"

/* Vertices along each axis, and most axes. */
#define LINEAR_TAPS 2
#define CUBIC_TAPS 4
#define MOST_AXES 4
#define MOST_CORNERS 256

/* A corner's floats from the start of the level's table, and its weight, per point; first coordinate fastest. */
typedef struct {
  uint32_t offsets[MOST_CORNERS][WIDTH];
  float weights[MOST_CORNERS][WIDTH];
} Stencils;

static inline Wrapping allWrapping(uint32_t x) { return (Wrapping){TIMES_WIDTH(x)}; }

static inline Wrapping wholeOf(Vector x) { return (Wrapping) __builtin_convertvector(x, Integers); }

/* Returns vertices restricted to 0 … cells. */
static inline Wrapping restricted(Wrapping vertex, uint32_t cells) {
  const Integers v = (Integers)vertex & ~((Integers)vertex < allIntegers(0));
  const Integers above = v > allIntegers((int32_t)cells);
  return (Wrapping)((above & allIntegers((int32_t)cells)) | (~above & v));
}

static inline void weighLinear(Vector t, Vector *weights) {
  weights[0] = all(1.0f) - t;
  weights[1] = t;
}

/* The cubic convolution with a = −1/2. */
static inline void weighCubic(Vector t, Vector *weights) {
  weights[0] = t * MADD(t, MADD(t, all(-0.5f), all(1.0f)), all(-0.5f));
  weights[1] = MADD(t * t, MADD(t, all(1.5f), all(-2.5f)), all(1.0f));
  weights[2] = t * MADD(t, MADD(t, all(-1.5f), all(2.0f)), all(0.5f));
  weights[3] = t * t * MADD(t, all(0.5f), all(-0.5f));
}

/* Multipliers of the hash, one per coordinate. */
static const uint32_t HASH_PRIMES[MOST_AXES] = {1, 2654435761u, 805459861u, 3674653429u};

/*
 * Computes the stencils of WIDTH points whose places w in [0, 1] are at `places`, `placeStride` floats from axis to axis. NaN
 * is in cell 0, with weights of NaN.
 */
__attribute__((always_inline)) static inline void findStencils(const GridLevel *level, const float *places,
                                                               size_t placeStride, uint32_t axes, int taps,
                                                               uint32_t features, Stencils *stencils) {
  const uint32_t cells = level->cells;
  uint32_t step = 1;
  uint32_t corners = 1;
  for (uint32_t k = 0; k < axes; k++) {
    const Vector x = load(places + k * placeStride) * all((float)cells);
    const Wrapping whole = wholeOf((Vector)((Integers)x & (Integers)(x > (Vector){0})));
    const Wrapping first = restricted(whole, cells - 1);
    const Vector t = x - __builtin_convertvector((Integers)first, Vector);
    Vector weights[CUBIC_TAPS];
    if (taps == LINEAR_TAPS) weighLinear(t, weights);
    else weighCubic(t, weights);
    const Wrapping factor = allWrapping(level->hashed ? HASH_PRIMES[k] : step);
    for (int i = taps - 1; i >= 0; i--) {
      const Wrapping vertex =
          taps == LINEAR_TAPS ? first + allWrapping(i) : restricted(first + allWrapping((uint32_t)(i - 1)), cells);
      const Wrapping index = vertex * factor;
      for (uint32_t c = 0; c < corners; c++) {
        const Wrapping before = k ? (Wrapping)load((const float *)stencils->offsets[c]) : allWrapping(0);
        const Vector weight = k ? load(stencils->weights[c]) * weights[i] : weights[i];
        const uint32_t to = (uint32_t)i * corners + c;
        store((float *)stencils->offsets[to], (Vector)(level->hashed ? before ^ index : before + index));
        store(stencils->weights[to], weight);
      }
    }
    step *= cells + 1;
    corners *= (uint32_t)taps;
  }
  const Wrapping mask = allWrapping(level->hashed ? level->entries - 1 : UINT32_MAX);
  for (uint32_t c = 0; c < corners; c++) {
    float *offsets = (float *)stencils->offsets[c];
    store(offsets, (Vector)(((Wrapping)load(offsets) & mask) * allWrapping(features)));
  }
}

#endif
