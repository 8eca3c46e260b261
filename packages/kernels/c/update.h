/* The update of the parameters, and the transposed weights. */
#ifndef UPDATE_H
#define UPDATE_H

#include "plan.h"
#include "product.h"

/*
 * Adds up the lanes' gradients of `count` parameters, in the order of the lanes, and updates these parameters; without an
 * optimiser, leaves the sum in the place of the first lane's gradient.
 */
static void updateRange(const Plan *plan, char *base, const Job *job, long first, long count) {
  float *gradients = floatsAt(base, plan->gradients) + first;
  float *parameters = floatsAt(base, plan->parameters) + first;
  float *moments = floatsAt(base, plan->firstMoments) + first;
  float *squares = floatsAt(base, plan->secondMoments) + first;
  for (long i = 0; i < count; i += WIDTH) {
    Vector g = load(gradients + i);
    for (uint32_t lane = 1; lane < job->lanes; lane++) g += load(gradients + lane * (size_t)plan->parameterCount + i);
    if (job->optimizer == ADAM) {
      /* m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x − η·m̂/(√v̂ + ε). */
      const Vector m = all(job->decay1) * load(moments + i) + all(job->share1) * g;
      const Vector v = all(job->decay2) * load(squares + i) + all(job->share2) * (g * g);
      store(moments + i, m);
      store(squares + i, v);
      const Vector spread = ROOT(v * all(job->correction2)) + all(job->epsilon);
      store(parameters + i, load(parameters + i) - m * all(job->rate) / spread);
    } else if (job->optimizer == SGD) {
      /* u ← μu + g, x ← x − ηu. */
      const Vector u = all(job->decay1) * load(moments + i) + g;
      store(moments + i, u);
      store(parameters + i, load(parameters + i) - all(job->rate) * u);
    } else {
      store(gradients + i, g);
    }
  }
}

/* Copies the weights of the inputs from `row` on, as many as a panel is wide, to the transposed layout. */
static void transpose(const Plan *plan, char *base, const Layer *layer, long row) {
  const float *weights = floatsAt(base, plan->parameters) + layer->weights;
  const long rows = roundUp(layer->fanIn, ROWS);
  const long columns = roundUp(layer->fanOut, WIDTH);
  const long inputs = roundUp(layer->fanIn, WIDTH) - row < PANEL ? WIDTH : PANEL;
  float *target = floatsAt(base, layer->transposed) + row * layer->fanOut;
  for (long column = 0; column < (long)layer->fanOut; column++) {
    const long panel = column / PANEL * PANEL;
    const long width = columns - panel < PANEL ? WIDTH : PANEL;
    const float *source = weights + panel * rows + column - panel;
    for (long i = 0; i < inputs && row + i < (long)layer->fanIn; i++) {
      target[column * inputs + i] = source[(row + i) * width];
    }
  }
}

/* Updates the weights of the inputs from `row` on, as many as a panel is wide, in both layouts. */
static void updateRows(const Plan *plan, char *base, const Job *job, const Layer *layer, long row) {
  const long rows = roundUp(layer->fanIn, ROWS);
  const long columns = roundUp(layer->fanOut, WIDTH);
  const long count = rows - row < PANEL ? rows - row : PANEL;
  for (long column = 0; column < columns; column += PANEL) {
    const long width = columns - column < PANEL ? WIDTH : PANEL;
    updateRange(plan, base, job, layer->weights + column * rows + row * width, count * width);
  }
  if (job->optimizer && layer->transposed) transpose(plan, base, layer, row);
}

/* Returns the tasks of a layer's update. */
static inline uint32_t rowTasks(const Layer *layer) { return (layer->fanIn + PANEL - 1) / PANEL; }

/* Does one task of an update: some rows of a layer's weights, or everything that is not a weight. */
static void updateShare(const Plan *plan, char *base, const Job *job, uint32_t task) {
  const Layer *layers = layersOf(base, plan);
  for (uint32_t l = 0; l < plan->depth; l++) {
    if (task < rowTasks(layers + l)) {
      updateRows(plan, base, job, layers + l, task * PANEL);
      return;
    }
    task -= rowTasks(layers + l);
  }
  for (uint32_t l = 0; l < plan->depth; l++) {
    updateRange(plan, base, job, layers[l].biases, roundUp(layers[l].fanOut, WIDTH));
  }
  if (plan->trainable) {
    updateRange(plan, base, job, plan->trainedFrequencies, plan->inputDim * plan->frequencyStride);
    updateRange(plan, base, job, plan->trainedAmplitudes, plan->frequencyStride);
  }
}

#endif
