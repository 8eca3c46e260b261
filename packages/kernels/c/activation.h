/*
 * Activations of hidden layers except ReLU, which the products apply. For each point, z are the outputs of a layer, h its
 * channels, followed by zeros, and slopes ∂h/∂z, or null if nothing needs them.
 */
#ifndef ACTIVATION_H
#define ACTIVATION_H

#include "phases.h"
#include "plan.h"

/* Computes ω/2π·z, or ω/2π·(|z| + 1)·z, of `count` numbers z in doubles, so that the error does not grow with the phase. */
__attribute__((noinline)) static void computeSinePhases(const Layer *layer, const float *z, long count,
                                                        Phases *phases) {
  const double rate = layer->cycles;
  double cycles[WAVES];
  if (layer->activation == FINER) {
    for (long j = 0; j < count; j++) {
      const double x = z[j];
      cycles[j] = rate * ((__builtin_fabs(x) + 1.0) * x);
    }
  } else {
    for (long j = 0; j < count; j++) cycles[j] = rate * (double)z[j];
  }
  reducePhases(cycles, count, phases);
}

/* sin and cos of a vector of phases. */
typedef struct {
  Vector sine;
  Vector cosine;
} Waves;

static inline Waves wavesAt(const Phases *phases, long j) {
  /* Beyond 2⁵⁰ cycles, where a float stands for many of them, the reduction leaves any number. NaN stays NaN. */
  Vector s = load(phases->cycles + j);
  s = choose((Integers)(magnitude(s) > all(0.25f)), all(0.25f), s);
  const Vector square = s * s;
  const Integers sign = signsAt(phases, j);
  return (Waves){(Vector)((Integers)sineOfCycles(s, square) ^ sign), (Vector)((Integers)cosineOfCycles(square) ^ sign)};
}

/* Returns how many of the channels from `first` on are computed at a time, rounded up to whole vectors. */
static inline long wavesPadded(long channels, long first) {
  const long left = channels - first;
  return left < WAVES ? (left + WIDTH - 1) / WIDTH * WIDTH : WAVES;
}

/* h = sin ωz, ∂h/∂z = ω·cos ωz; or h = sin ω(|z| + 1)z, ∂h/∂z = ω(2|z| + 1)·cos ω(|z| + 1)z. */
static void activateSine(const Layer *layer, const float *z, long channels, float *h, float *slopes) {
  Phases phases;
  for (long first = 0; first < channels; first += WAVES) {
    const long count = wavesPadded(channels, first);
    computeSinePhases(layer, z + first, count, &phases);
    for (long j = 0; j < count; j += WIDTH) {
      const Waves waves = wavesAt(&phases, j);
      store(h + first + j, waves.sine);
      if (!slopes) continue;
      Vector rate = all(layer->omega);
      if (layer->activation == FINER) rate *= MADD(all(2.0f), magnitude(load(z + first + j)), all(1.0f));
      store(slopes + first + j, rate * waves.cosine);
    }
  }
}

/* h = e^−(sz)², ∂h/∂z = −2s·sz·h. */
static void activateGauss(const Layer *layer, const float *z, long channels, float *h, float *slopes) {
  for (long j = 0; j < channels; j += WIDTH) {
    const Vector x = all(layer->spread) * load(z + j);
    const Vector value = exponentialOfNegative(-(x * x));
    store(h + j, value);
    if (slopes) store(slopes + j, all(-2.0f * layer->spread) * x * value);
  }
}

/* h = cos ωp·e^−(sq)², ∂h/∂p = −ω·sin ωp·e^−(sq)², ∂h/∂q = −2s·sq·h, where z are p of all channels, then q. */
static void activateWire(const Layer *layer, const float *z, long channels, float *h, float *slopes) {
  Phases phases;
  for (long first = 0; first < channels; first += WAVES) {
    const long count = wavesPadded(channels, first);
    computeSinePhases(layer, z + first, count, &phases);
    for (long j = 0; j < count; j += WIDTH) {
      const Waves waves = wavesAt(&phases, j);
      const Vector x = all(layer->spread) * load(z + channels + first + j);
      const Vector envelope = exponentialOfNegative(-(x * x));
      const Vector value = waves.cosine * envelope;
      store(h + first + j, value);
      if (!slopes) continue;
      store(slopes + first + j, all(-layer->omega) * waves.sine * envelope);
      store(slopes + layer->slopeStride / 2 + first + j, all(-2.0f * layer->spread) * x * value);
    }
  }
}

/* Computes the channels of a block from the outputs of a layer, and their slopes. */
__attribute__((noinline)) static void activateLayer(const Layer *layer, const float *z, long zStride, long points,
                                                    long channels, float *h, long hStride, float *slopes) {
  for (long p = 0; p < points; p++, z += zStride, h += hStride) {
    if (layer->activation == GAUSS) {
      activateGauss(layer, z, channels, h, slopes);
    } else if (layer->activation == WIRE) {
      activateWire(layer, z, channels, h, slopes);
    } else {
      activateSine(layer, z, channels, h, slopes);
    }
    /* A padding of z, 0, has an h, and h is read in whole vectors. */
    store(h + channels, (Vector){0});
    if (slopes) slopes += layer->slopeStride;
  }
}

/* Turns the gradient of the channels of WIRE into those of p and q, followed by zeros, in the same rows. */
__attribute__((noinline)) static void splitWireGradient(const Layer *layer, long channels, long points, float *gradient,
                                                        long stride, const float *slopes) {
  for (long p = 0; p < points; p++, gradient += stride, slopes += layer->slopeStride) {
    /* From the last channel to the first: where a vector of p reaches beyond the channels, q overwrites it later. */
    for (long j = (channels - 1) / WIDTH * WIDTH; j >= 0; j -= WIDTH) {
      const Vector g = load(gradient + j);
      store(gradient + j, g * load(slopes + j));
      store(gradient + channels + j, g * load(slopes + layer->slopeStride / 2 + j));
    }
    store(gradient + 2 * channels, (Vector){0});
  }
}

#endif
