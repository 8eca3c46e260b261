/* The features of a block, and the gradients of B and a. */
#ifndef ENCODE_H
#define ENCODE_H

#include "phases.h"
#include "plan.h"

/*
 * Computes the phases b·w of WAVES frequencies in doubles, in which products of floats are exact, so that the error does not
 * grow with the frequency.
 *
 * w: the point, low + (high − low)·v; b: WAVES frequencies, `stride` floats from dimension to dimension.
 */
__attribute__((noinline)) static void computePhases(const double *w, const float *b, long stride, long dim,
                                                    Phases *phases) {
  double sums[WAVES];
  for (int j = 0; j < WAVES; j++) sums[j] = (double)b[j] * w[0];
  for (long i = 1; i < dim; i++) {
    for (int j = 0; j < WAVES; j++) sums[j] += (double)b[i * stride + j] * w[i];
  }
  reducePhases(sums, WAVES, phases);
}

/* Returns how many of the WAVES frequencies from `first` on there are. */
static inline long wavesFrom(const Plan *plan, long first) {
  const long left = (long)plan->frequencyCount - first;
  return left < WAVES ? left : WAVES;
}

/* Returns the first of the last WAVES frequencies. */
static inline long lastWaves(const Plan *plan) { return ((long)plan->frequencyCount - 1) / WAVES * WAVES; }

/* Computes w, the coordinates of a point in the encoding's range, which features may include. */
static inline void scaleToRange(const Plan *plan, const float *coordinates, double *w) {
  for (uint32_t i = 0; i < plan->inputDim; i++) {
    w[i] = plan->inputRange[0] + plan->inputRange[1] * (double)coordinates[i];
  }
}

/*
 * Computes γ(v) = [w, a ⊙ sin 2πBw, a ⊙ cos 2πBw] of each point, followed by zeros, `stride` floats from point to point.
 *
 * w: room for d doubles.
 */
static void encode(const Plan *plan, char *base, const float *coordinates, long points, float *features, long stride,
                   double *w) {
  const float *frequencies = floatsAt(base, plan->frequencies);
  const float *amplitudes = floatsAt(base, plan->amplitudes);
  const long dim = plan->inputDim;
  const long count = plan->frequencyCount;
  for (long p = 0; p < points; p++) {
    scaleToRange(plan, coordinates + p * dim, w);
    float *row = features + p * stride;
    if (plan->includeCoordinates) {
      for (long i = 0; i < dim; i++) *row++ = (float)w[i];
    }
    /* From the last frequency to the first: where a vector of sines reaches beyond them, cosines overwrite it later. */
    Phases phases;
    for (long first = lastWaves(plan); count > 0 && first >= 0; first -= WAVES) {
      computePhases(w, frequencies + first, plan->frequencyStride, dim, &phases);
      for (long j = (wavesFrom(plan, first) - 1) / WIDTH * WIDTH; j >= 0; j -= WIDTH) {
        const Vector s = load(phases.cycles + j);
        const Vector square = s * s;
        const Vector amplitude = (Vector)((Integers)load(amplitudes + first + j) ^ signsAt(&phases, j));
        store(row + first + j, amplitude * sineOfCycles(s, square));
        store(row + count + first + j, amplitude * cosineOfCycles(square));
      }
    }
    __builtin_memset(row + 2 * count, 0, sizeof(Vector));
  }
}

/*
 * Adds a block's share to the gradients of B and a, or sets them to it if `fresh`:
 * ∂/∂b_j = Σ 2π·a_j·(g_sin·cos − g_cos·sin)·w, ∂/∂a_j = Σ g_sin·sin + g_cos·cos.
 */
static void addEncodingGradient(const Plan *plan, char *base, const float *coordinates, long points,
                                const float *featureGradient, long stride, float *ofFrequencies, float *ofAmplitudes,
                                int fresh, double *w) {
  const float *frequencies = floatsAt(base, plan->frequencies);
  const float *amplitudes = floatsAt(base, plan->amplitudes);
  const long dim = plan->inputDim;
  const long count = plan->frequencyCount;
  if (fresh) {
    __builtin_memset(ofFrequencies, 0, sizeof(float) * dim * plan->frequencyStride);
    __builtin_memset(ofAmplitudes, 0, sizeof(float) * plan->frequencyStride);
  }
  Phases phases;
  for (long p = 0; p < points; p++) {
    scaleToRange(plan, coordinates + p * dim, w);
    const float *row = featureGradient + p * stride + (plan->includeCoordinates ? dim : 0);
    for (long first = 0; first < count; first += WAVES) {
      computePhases(w, frequencies + first, plan->frequencyStride, dim, &phases);
      for (long j = 0; j < wavesFrom(plan, first); j += WIDTH) {
        const long at = first + j;
        const Vector s = load(phases.cycles + j);
        const Vector square = s * s;
        const Integers sign = signsAt(&phases, j);
        const Vector sine = (Vector)((Integers)sineOfCycles(s, square) ^ sign);
        const Vector cosine = (Vector)((Integers)cosineOfCycles(square) ^ sign);
        const Vector ofSine = load(row + at);
        const Vector ofCosine = load(row + count + at);
        store(ofAmplitudes + at, MADD(ofCosine, cosine, MADD(ofSine, sine, load(ofAmplitudes + at))));
        const Vector ofPhase = all(6.2831853f) * load(amplitudes + at) * (ofSine * cosine - ofCosine * sine);
        for (long i = 0; i < dim; i++) {
          float *sum = ofFrequencies + i * plan->frequencyStride + at;
          store(sum, MADD(ofPhase, all((float)w[i]), load(sum)));
        }
      }
    }
  }
}

#endif
