/* Values and losses of a block, and the gradient of its logits. */
#ifndef LOSS_H
#define LOSS_H

#include "functions.h"
#include "plan.h"

/* Applies the output activation. */
static inline Vector activate(Vector logits, uint32_t activation) {
  if (activation == SIGMOID) return sigmoid(logits);
  if (activation == TANH) return hyperbolicTangent(logits);
  return logits;
}

/* Returns the derivative of the activation where it has these values. */
static inline Vector slopeOf(Vector values, uint32_t activation) {
  if (activation == SIGMOID) return values * (all(1.0f) - values);
  if (activation == TANH) return all(1.0f) - values * values;
  return all(1.0f);
}

static inline uint32_t fewer(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* Stores the first `count` numbers alone: what follows them in memory belongs to the next point. */
static inline void storeSome(float *to, Vector x, uint32_t count) {
  float numbers[WIDTH];
  store(numbers, x);
  for (uint32_t i = 0; i < count; i++) to[i] = numbers[i];
}

/* Writes the values `[points][c]` of a block from its logits. */
__attribute__((noinline)) static void writeValues(const Plan *plan, const float *logits, long points, float *values) {
  const uint32_t channels = plan->outputDim;
  for (long p = 0; p < points; p++) {
    for (uint32_t c = 0; c < channels; c += WIDTH) {
      const Vector value = activate(load(logits + p * plan->logitStride + c), plan->outputActivation);
      storeSome(values + p * channels + c, value, fewer(WIDTH, channels - c));
    }
  }
}

/*
 * Computes the gradient of a block's logits, with zeros in the columns from c on, and adds its losses to the total one by
 * one, so that the sum does not depend on where blocks begin:
 * - MSE: (v − y)²;
 * - BCE, on logits: softplus(z) − y·z = max(z, 0) − y·z + log(1 + e^−|z|);
 * - GIVEN: the targets are the gradient of the values, and nothing is added.
 *
 * targets: `[points][c]`; up to a vector is read beyond the last.
 */
__attribute__((noinline)) static void differentiateLoss(const Plan *plan, const Job *job, const float *logits,
                                                        long points, const float *targets, float *gradient,
                                                        long gradientStride, double *total) {
  const uint32_t channels = plan->outputDim;
  const uint32_t activation = plan->outputActivation;
  double sum = *total;
  for (long p = 0; p < points; p++) {
    for (uint32_t c = 0; c < channels; c += WIDTH) {
      const Vector z = load(logits + p * plan->logitStride + c);
      const Vector y = load(targets + p * channels + c);
      const Vector value = activate(z, activation);
      const uint32_t count = fewer(WIDTH, channels - c);
      Vector g;
      if (job->loss == GIVEN) {
        g = y * slopeOf(value, activation);
      } else {
        const Vector error = value - y;
        float numbers[WIDTH];
        if (job->loss == MSE) {
          g = all(2.0f * job->meanFactor) * error * slopeOf(value, activation);
          store(numbers, error);
          for (uint32_t i = 0; i < count; i++) sum += (double)numbers[i] * (double)numbers[i];
        } else {
          g = all(job->meanFactor) * error;
          float logit[WIDTH], target[WIDTH];
          store(logit, z);
          store(target, y);
          store(numbers, logarithmOfOnePlus(exponentialOfNegative(-magnitude(z))));
          for (uint32_t i = 0; i < count; i++) {
            const double positive = logit[i] < 0 ? 0 : logit[i];
            sum += positive - (double)target[i] * (double)logit[i] + (double)numbers[i];
          }
        }
      }
      const Integers inside = (Integers){INDICES} < allIntegers((int32_t)count);
      store(gradient + p * gradientStride + c, choose(inside, g, (Vector){0}));
    }
  }
  *total = sum;
}

#endif
