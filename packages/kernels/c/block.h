/* A block of points, from the encoding to the gradient of the weights, while its activations are in the cache. */
#ifndef BLOCK_H
#define BLOCK_H

#include "activation.h"
#include "encode.h"
#include "grid.h"
#include "loss.h"
#include "product.h"

/* The points of a block, and the memory that a thread uses for it. */
typedef struct {
  const Plan *plan;
  char *base;
  const Job *job;
  /* First point in the round. */
  long first;
  long points;
  /* Activations. */
  char *slot;
  /* Two buffers of gradients of activations, the first also of z, then d doubles. */
  char *scratch;
  /* The lane's gradient, and whether this block is its first. */
  float *gradient;
  int fresh;
} Block;

static inline long columnsOf(const Layer *layer) { return roundUp(layer->fanOut, WIDTH); }

static inline long rowsOf(const Layer *layer) { return roundUp(layer->fanIn, ROWS); }

/* Returns room for the d coordinates of one point. */
static inline double *coordinatesRoom(const Block *block) {
  return (double *)(block->scratch + 2 * (size_t)block->plan->bufferBytes);
}

/* Returns the buffer for the gradient of a layer's outputs; that of its inputs is in the other one. */
static inline float *gradientBuffer(const Block *block, uint32_t layer) {
  return (float *)(block->scratch + (layer & 1 ? block->plan->bufferBytes : 0));
}

/* Returns the buffer for the gradient of the inputs of the first layer, or of the logits if there is none. */
static inline float *featureGradient(const Block *block) { return gradientBuffer(block, 1); }

/* Returns the place of a layer's slopes. */
static inline float *slopesOf(const Block *block, const Layer *layer) { return (float *)(block->slot + layer->slopes); }

static inline const float *coordinatesOf(const Block *block) {
  return floatsAt(block->base, block->plan->coordinates) + block->first * block->plan->inputDim;
}

static inline float *logitsOf(const Block *block) { return (float *)(block->slot + block->plan->logits); }

/* Computes activations, those of the next layer's input, from the outputs z of a layer, which are computed first. */
static void forwardActivation(const Block *block, const Layer *layer, const float *parameters) {
  const Plan *plan = block->plan;
  const Layer *next = layer + 1;
  const long stride = plan->bufferStride;
  float *z = gradientBuffer(block, 0);
  const int differentiated = block->job->loss || block->job->keptBlocks;
  multiply((const float *)(block->slot + layer->input), layer->inputStride, parameters + layer->weights, rowsOf(layer),
           layer->fanIn, parameters + layer->biases, z, stride, 0, 0, block->points, columnsOf(layer), KEEP);
  activateLayer(layer, z, stride, block->points, next->fanIn, (float *)(block->slot + next->input), next->inputStride,
                differentiated ? slopesOf(block, layer) : 0);
}

/* Computes the activations of every layer, and the logits. */
static void forwardBlock(const Block *block) {
  const Plan *plan = block->plan;
  const Layer *layers = layersOf(block->base, plan);
  const float *parameters = floatsAt(block->base, plan->parameters);
  float *features = plan->depth ? (float *)(block->slot + layers->input) : logitsOf(block);
  const uint32_t stride = plan->depth ? layers->inputStride : plan->logitStride;
  if (plan->grid) {
    encodeGrid(plan, block->base, coordinatesOf(block), block->first, block->points, features, stride);
  } else {
    encode(plan, block->base, coordinatesOf(block), block->points, features, stride, coordinatesRoom(block));
  }
  for (uint32_t l = 0; l < plan->depth; l++) {
    const Layer *layer = layers + l;
    if (layer->activation > RELU) {
      forwardActivation(block, layer, parameters);
      continue;
    }
    const int last = l + 1 == plan->depth;
    float *output = last ? logitsOf(block) : (float *)(block->slot + layer[1].input);
    multiply((const float *)(block->slot + layer->input), layer->inputStride, parameters + layer->weights, rowsOf(layer),
             layer->fanIn, parameters + layer->biases, output, last ? plan->logitStride : layer[1].inputStride, 0,
             0, block->points, columnsOf(layer), last ? KEEP : RECTIFY);
  }
}

/* Computes the gradient of a layer's inputs, or of the outputs z that they were computed from, from that of its outputs. */
static void backwardActivation(const Block *block, uint32_t l) {
  const Plan *plan = block->plan;
  const Layer *layer = layersOf(block->base, plan) + l;
  const Layer *before = layer - 1;
  const uint32_t activation = l ? before->activation : NO_ACTIVATION;
  const long stride = plan->bufferStride;
  float *inner = gradientBuffer(block, l + 1);
  const float *gate = 0;
  long gateStride = 0;
  Finish finish = KEEP;
  if (activation == RELU) {
    gate = (const float *)(block->slot + layer->input);
    gateStride = layer->inputStride;
    finish = PASS;
  } else if (activation != NO_ACTIVATION && activation != WIRE) {
    gate = slopesOf(block, before);
    gateStride = before->slopeStride;
    finish = SCALE;
  }
  multiply(gradientBuffer(block, l), stride, floatsAt(block->base, layer->transposed), layer->fanOut, layer->fanOut, 0,
           inner, stride, gate, gateStride, block->points, roundUp(layer->fanIn, WIDTH), finish);
  if (activation == WIRE) {
    splitWireGradient(before, layer->fanIn, block->points, inner, stride, slopesOf(block, before));
  }
}

/* Adds the block's share to the lane's gradient; the last layer's buffer holds the gradient of the logits. */
static void backwardBlock(const Block *block) {
  const Plan *plan = block->plan;
  const Layer *layers = layersOf(block->base, plan);
  const long stride = plan->bufferStride;
  for (uint32_t l = plan->depth; l-- > 0;) {
    const Layer *layer = layers + l;
    const float *input = (const float *)(block->slot + layer->input);
    const float *outer = gradientBuffer(block, l);
    addBiasGradient(outer, stride, block->points, block->gradient + layer->biases, columnsOf(layer), block->fresh);
    addWeightGradient(input, layer->inputStride, outer, stride, block->points, block->gradient + layer->weights,
                      rowsOf(layer), columnsOf(layer), block->fresh);
    if (!layer->transposed) return;
    backwardActivation(block, l);
    if (l == 0 && !plan->grid) {
      addEncodingGradient(plan, block->base, coordinatesOf(block), block->points, gradientBuffer(block, l + 1), stride,
                          block->gradient + plan->trainedFrequencies, block->gradient + plan->trainedAmplitudes,
                          block->fresh, coordinatesRoom(block));
    }
  }
  if (plan->grid) {
    writeFeatureGradients(plan, block->base, block->first, block->points, featureGradient(block), stride);
  }
}

/* Does what the job asks for with a block, and adds its losses to the lane's. */
static void runBlock(const Block *block, double *loss) {
  const Plan *plan = block->plan;
  const Job *job = block->job;
  if (job->forward) forwardBlock(block);
  const long value = block->first * plan->outputDim;
  if (job->writeValues) {
    writeValues(plan, logitsOf(block), block->points, floatsAt(block->base, plan->values) + value);
  }
  if (job->loss) {
    differentiateLoss(plan, job, logitsOf(block), block->points, floatsAt(block->base, plan->targets) + value,
                      gradientBuffer(block, plan->depth - 1), plan->bufferStride, loss);
    backwardBlock(block);
  }
}

#endif
