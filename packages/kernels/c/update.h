/* The update of the parameters, and the transposed weights. */
#ifndef UPDATE_H
#define UPDATE_H

#include "grid.h"
#include "plan.h"
#include "product.h"

/* Updates the numbers that the mask selects, of which g is the gradient, and their moments. */
static inline void updateVector(const Job *job, Vector g, Integers mask, float *parameters, float *moments,
                                float *squares) {
  const Vector x = load(parameters);
  const Vector m = load(moments);
  if (job->optimizer == ADAM) {
    /* m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x − η·m̂/(√v̂ + ε). */
    const Vector v = load(squares);
    const Vector mean = all(job->decay1) * m + all(job->share1) * g;
    const Vector square = all(job->decay2) * v + all(job->share2) * (g * g);
    const Vector spread = ROOT(square * all(job->correction2)) + all(job->epsilon);
    store(moments, choose(mask, mean, m));
    store(squares, choose(mask, square, v));
    store(parameters, choose(mask, x - mean * all(job->rate) / spread, x));
  } else {
    /* u ← μu + g, x ← x − ηu. */
    const Vector u = all(job->decay1) * m + g;
    store(moments, choose(mask, u, m));
    store(parameters, choose(mask, x - all(job->rate) * u, x));
  }
}

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
    if (job->optimizer) updateVector(job, g, allIntegers(-1), parameters + i, moments + i, squares + i);
    else store(gradients + i, g);
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

/* Updates the numbers of a share of the tables whose gradient is not 0; the others keep their value and moments. */
static void updateTables(const Plan *plan, char *base, const Job *job, uint32_t task) {
  if (!job->optimizer) return;
  const Grid *grid = gridOf(base, plan);
  const Share share = shareOf(base, grid, task);
  for (uint32_t i = 0; i < *share.count; i++) {
    const size_t first = share.level->table + (size_t)share.touched[i] * CHUNK;
    for (size_t at = first; at < first + CHUNK; at += WIDTH) {
      const Vector g = load(floatsAt(base, grid->gradients) + at);
      updateVector(job, g, (Integers)(g != (Vector){0}), floatsAt(base, grid->tables) + at,
                   floatsAt(base, grid->firstMoments) + at, floatsAt(base, grid->secondMoments) + at);
    }
  }
}

/* Does one task of an update: a share of a grid's tables, some rows of a layer's weights, or everything that is neither. */
static void updateShare(const Plan *plan, char *base, const Job *job, uint32_t task) {
  const Layer *layers = layersOf(base, plan);
  const uint32_t ofTables = plan->grid ? tableTasks(gridOf(base, plan)) : 0;
  if (task < ofTables) {
    updateTables(plan, base, job, task);
    return;
  }
  task -= ofTables;
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
