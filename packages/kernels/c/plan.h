/*
 * What the kernels read from memory. The host writes it in the same order (src/memory/). Offsets are in bytes from the
 * start of the field's memory, which is aligned to ALIGNMENT; sizes and strides are in elements.
 *
 * A batch is computed in rounds, as many points as the memory holds at a time. In training, the points of a round are
 * divided into lanes: each is one task, and has a gradient and a loss of its own. A lane is computed in blocks.
 *
 * A layer of n inputs and c outputs keeps its weights in panels of PANEL outputs: `[panel][input][PANEL]`, the last panel
 * half as wide if that is enough. Inputs are padded to multiples of ROWS, outputs to multiples of WIDTH. Gradients and
 * moments have the same layout, so that an update works number by number. `transposed` holds the weights of each output
 * side by side, `[panel of inputs][output][PANEL]`, for the gradient of the layer's inputs.
 */
#ifndef PLAN_H
#define PLAN_H

#include <stddef.h>
#include <stdint.h>

/* Bytes: of the widest vectors, and of a line of the cache. ALIGNMENT in src/memory/arena.ts. */
#define ALIGNMENT 64

/* One dense layer, and the activation that follows it. */
typedef struct {
  uint32_t fanIn;
  uint32_t fanOut;
  /* Where the weights and biases are among the parameters, in floats. */
  uint32_t weights;
  uint32_t biases;
  /* Transposed weights, or 0 if nothing needs the gradient of the inputs. */
  uint32_t transposed;
  /* Where the layer's inputs are: in bytes from the start of a slot, and in floats from one point to the next. */
  uint32_t input;
  uint32_t inputStride;
  /* NO_ACTIVATION for the last layer alone. */
  uint32_t activation;
  /*
   * Where the slopes ∂h/∂z are, as inputs above; nowhere for RELU and in evaluation. Those of WIRE are ∂h/∂p of all channels
   * and, from half the stride on, ∂h/∂q.
   */
  uint32_t slopes;
  uint32_t slopeStride;
  /* ω/2π: cycles per unit of z. */
  double cycles;
  float omega;
  float spread;
} Layer;

/* A field, and the places of its arrays. */
typedef struct {
  uint32_t inputDim;
  uint32_t frequencyCount;
  uint32_t includeCoordinates;
  uint32_t trainable;
  /* float `[d][frequencyStride]` and `[frequencyStride]`: B and a; among the parameters if they are trained. */
  uint32_t frequencies;
  uint32_t amplitudes;
  uint32_t frequencyStride;
  uint32_t depth;
  /* `Layer[depth]`. */
  uint32_t layers;
  uint32_t outputDim;
  /* LINEAR, SIGMOID or TANH. */
  uint32_t outputActivation;
  /* Parameters, moments, and the sums of gradients: `parameterCount` floats each. */
  uint32_t parameterCount;
  uint32_t parameters;
  uint32_t firstMoments;
  uint32_t secondMoments;
  /* The lanes' gradients, one after the other, and the lanes' losses, one double each. */
  uint32_t gradients;
  uint32_t losses;
  /* Where trained B and a are among the parameters, in floats. */
  uint32_t trainedFrequencies;
  uint32_t trainedAmplitudes;
  /* Points of a block, which stay in the cache from the encoding to the gradient of the weights. */
  uint32_t blockPoints;
  /* Activations of a block: each thread has a slot, or each block if its activations are kept. */
  uint32_t slots;
  uint32_t slotBytes;
  /* Where logits are, in bytes from the start of a slot. */
  uint32_t logits;
  uint32_t logitStride;
  /* Per thread: two buffers of gradients of activations, of which the first holds z in the forward pass, and d doubles. */
  uint32_t scratch;
  uint32_t threadBytes;
  uint32_t bufferBytes;
  uint32_t bufferStride;
  /* float `[n][d]`, `[n][c]` and `[n][c]` of one round. */
  uint32_t coordinates;
  uint32_t targets;
  uint32_t values;
  /* `Grid`, or 0 if the encoding is not a grid. */
  uint32_t grid;
  /* [low, high − low]. */
  double inputRange[2];
} Plan;

_Static_assert(sizeof(Plan) == 144, "as written by src/memory/writePlan.ts");

/* Numbered as by the host: src/memory/writePlan.ts, src/memory/job.ts. */
enum { NO_ACTIVATION, RELU, SINE, FINER, GAUSS, WIRE };
enum { LINEAR, SIGMOID, TANH };
enum { POINTS_JOB, UPDATE, SCATTER };
enum { NO_LOSS, MSE, BCE, GIVEN };
enum { NO_UPDATE, SGD, ADAM };

/*
 * The tables of a grid, and what training needs for them (src/memory/gridLayout.ts). Tables, moments and gradients have the
 * same layout: the entries of each level, F floats each, one after the other.
 */
typedef struct {
  /* `GridLevel[levelCount]`. */
  uint32_t levels;
  uint32_t levelCount;
  /* F. */
  uint32_t features;
  uint32_t isCubic;
  /* Parts of a level's table, consecutive entries, which are tasks of their own. */
  uint32_t shares;
  uint32_t tables;
  uint32_t firstMoments;
  uint32_t secondMoments;
  /* 0 except in the chunks that are listed. */
  uint32_t gradients;
  /* uint32_t: the chunks of each share whose gradient may not be 0, from the share's first chunk on; and how many they are. */
  uint32_t touched;
  uint32_t touchedCounts;
  /* uint8_t per chunk: whether it is listed. */
  uint32_t isTouched;
  /* float `[d][placeStride]`: w of the points of a round. */
  uint32_t places;
  uint32_t placeStride;
  /* float `[levels][featureGradientStride]`, each `[points][F]`: gradients of the features of a round. */
  uint32_t featureGradients;
  uint32_t featureGradientStride;
} Grid;

/* A resolution of a grid. */
typedef struct {
  uint32_t cells;
  uint32_t entries;
  /* Whether vertices share entries by their hash. */
  uint32_t hashed;
  /* In floats from the first level's table, a multiple of CHUNK. */
  uint32_t table;
} GridLevel;

/* Floats of tables that are updated together: a line of the cache. CHUNK in src/memory/gridLayout.ts. */
#define CHUNK 16

/* Work for all threads, divided into tasks. */
typedef struct {
  uint32_t kind;
  uint32_t tasks;
  /* Points in this round, and points per task. */
  uint32_t points;
  uint32_t pointsPerTask;
  /* Whether to compute activations; if not, the slots hold them already. */
  uint32_t forward;
  uint32_t writeValues;
  uint32_t loss;
  /* Whether the lanes' sums start from zero. */
  uint32_t fresh;
  /* Slots per task if each block keeps its own, 0 if threads reuse theirs. */
  uint32_t keptBlocks;
  /* Lanes to add up. */
  uint32_t lanes;
  uint32_t optimizer;
  /* 1 / (n·c) of the whole batch. */
  float meanFactor;
  /* η, times 1/(1 − β₁ᵗ) for Adam. */
  float rate;
  /* β₁ of Adam or μ of SGD, β₂, 1 − β₁ and 1 − β₂; the last two would be off by up to 5e-5 if computed in float32. */
  float decay1;
  float decay2;
  float share1;
  float share2;
  float epsilon;
  /* 1/(1 − β₂ᵗ). */
  float correction2;
} Job;

_Static_assert(sizeof(Layer) == 56 && sizeof(Job) == 76 && sizeof(Grid) == 64 && sizeof(GridLevel) == 16,
               "as written by src/memory/");

static inline float *floatsAt(char *base, uint32_t offset) { return (float *)(base + offset); }

/* Returns the grid of a field that has one. */
static inline const Grid *gridOf(char *base, const Plan *plan) { return (const Grid *)(base + plan->grid); }

static inline const Layer *layersOf(char *base, const Plan *plan) { return (const Layer *)(base + plan->layers); }

#endif
