/* Phases of sines and cosines, reduced to a quarter of a cycle. */
#ifndef PHASES_H
#define PHASES_H

#include "functions.h"

/* Phases that are computed at a time; WAVES in src/memory/layout.ts. */
#define WAVES 64
/* Adding it, then subtracting it, rounds doubles below 2⁵¹ to the nearest integer. */
#define DOUBLE_ROUNDING 6755399441055744.0

/* WAVES phases of s + h/2 cycles, |s| ≤ 1/4, h an integer. */
typedef struct {
  /* s. */
  float cycles[WAVES];
  /* The sign bit of (−1)^h: sin and cos of 2π(s + h/2) are (−1)^h times those of 2πs. */
  uint32_t signs[WAVES];
} Phases;

/* Reduces `count` phases, in cycles. */
static inline void reducePhases(const double *cycles, long count, Phases *phases) {
  for (long j = 0; j < count; j++) {
    const double shifted = 2.0 * cycles[j] + DOUBLE_ROUNDING;
    uint64_t bits;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    phases->signs[j] = (uint32_t)bits << 31;
    phases->cycles[j] = (float)(cycles[j] - 0.5 * (shifted - DOUBLE_ROUNDING));
  }
}

static inline Integers signsAt(const Phases *phases, long j) {
  return (Integers)load((const float *)(phases->signs + j));
}

#endif
