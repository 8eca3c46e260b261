/* The features of a grid, read from tables, and the gradient of the tables. */
#ifndef GRID_H
#define GRID_H

#include "kernels.h"
#include "stencil.h"

/* Four floats, in a register of any processor: entries are shorter than the widest vectors. */
typedef float Quad __attribute__((vector_size(16)));
typedef float UnalignedQuad __attribute__((vector_size(16), aligned(4), may_alias));
typedef double Doubles __attribute__((vector_size(16)));

#if WIDTH == 4
#define QUAD_MADD(a, b, c) MADD(a, b, c)
#else
#define QUAD_MADD(a, b, c) ((Quad)_mm_fmadd_ps((__m128)(a), (__m128)(b), (__m128)(c)))
#endif

/* Points between two looks at whether a scatter is still wanted. */
#define SCATTER_POINTS 4096

static inline Quad allOfQuad(float x) { return (Quad){x, x, x, x}; }

/* Loads `count` floats, 1, 2 or 4, followed by zeros. */
static inline Quad loadQuad(const float *from, uint32_t count) {
  if (count == 4) return *(const UnalignedQuad *)from;
  if (count == 1) return (Quad){*from, 0, 0, 0};
  double pair;
  __builtin_memcpy(&pair, from, sizeof pair);
  return (Quad)(Doubles){pair, 0};
}

/* Stores the first `count` floats, 1, 2 or 4. */
static inline void storeQuad(float *to, Quad x, uint32_t count) {
  if (count == 4) {
    *(UnalignedQuad *)to = x;
  } else if (count == 1) {
    *to = x[0];
  } else {
    const double pair = ((Doubles)x)[0];
    __builtin_memcpy(to, &pair, sizeof pair);
  }
}

/* Returns the largest of 4, 2 and 1 that is at most `left`. */
static inline uint32_t pieceOf(uint32_t left) { return left >= 4 ? 4 : left >= 2 ? 2 : 1; }

static inline const GridLevel *gridLevels(char *base, const Grid *grid) {
  return (const GridLevel *)(base + grid->levels);
}

static inline uint32_t cornersOf(const Plan *plan, const Grid *grid) {
  return 1u << (plan->inputDim * (grid->isCubic ? 2 : 1));
}

/* Computes the stencils of the WIDTH points from `first` on, in the round. */
__attribute__((noinline)) static void findStencilsAt(const Plan *plan, char *base, const Grid *grid,
                                                     const GridLevel *level, size_t first, Stencils *stencils) {
  const float *places = floatsAt(base, grid->places) + first;
  const size_t stride = grid->placeStride;
  const uint32_t features = grid->features;
  if (grid->isCubic) findStencils(level, places, stride, plan->inputDim, CUBIC_TAPS, features, stencils);
  else if (plan->inputDim == 2) findStencils(level, places, stride, 2, LINEAR_TAPS, features, stencils);
  else if (plan->inputDim == 3) findStencils(level, places, stride, 3, LINEAR_TAPS, features, stencils);
  else findStencils(level, places, stride, plan->inputDim, LINEAR_TAPS, features, stencils);
}

/*
 * Writes the places of a block's points, w = low + (high − low)·v restricted to [0, 1], each operation rounded to float32, so
 * that every engine puts a point into the same cell.
 */
static void writePlaces(const Plan *plan, char *base, const float *coordinates, size_t first, long points) {
  const Grid *grid = gridOf(base, plan);
  const float low = (float)plan->inputRange[0];
  const float span = (float)plan->inputRange[1];
  for (uint32_t k = 0; k < plan->inputDim; k++) {
    float *places = floatsAt(base, grid->places) + k * (size_t)grid->placeStride + first;
    for (long p = 0; p < points; p++) {
      const float w = low + span * coordinates[p * plan->inputDim + k];
      const float notNegative = w < 0 ? 0 : w;
      places[p] = notNegative > 1 ? 1 : notNegative;
    }
  }
}

/* Adds up the F features of `points` points, each a chain of multiply-adds over the corners in their order. */
__attribute__((always_inline)) static inline void gatherPoints(const Stencils *stencils, uint32_t corners,
                                                               const float *table, uint32_t features, float *row,
                                                               long stride, uint32_t points) {
  for (uint32_t p = 0; p < points; p++, row += stride) {
    for (uint32_t f = 0; f < features; f += pieceOf(features - f)) {
      Quad sum = {0, 0, 0, 0};
      for (uint32_t c = 0; c < corners; c++) {
        const Quad entry = loadQuad(table + stencils->offsets[c][p] + f, pieceOf(features - f));
        sum = QUAD_MADD(allOfQuad(stencils->weights[c][p]), entry, sum);
      }
      storeQuad(row + f, sum, pieceOf(features - f));
    }
  }
}

/* Computes the features of a block, followed by zeros, `stride` floats from point to point. */
__attribute__((noinline)) static void encodeGrid(const Plan *plan, char *base, const float *coordinates, size_t first,
                                                 long points, float *features, long stride) {
  const Grid *grid = gridOf(base, plan);
  const GridLevel *levels = gridLevels(base, grid);
  const uint32_t corners = cornersOf(plan, grid);
  const uint32_t count = grid->features;
  Stencils stencils;
  writePlaces(plan, base, coordinates, first, points);
  for (uint32_t l = 0; l < grid->levelCount; l++) {
    const float *table = floatsAt(base, grid->tables) + levels[l].table;
    for (long p = 0; p < points; p += WIDTH) {
      findStencilsAt(plan, base, grid, levels + l, first + p, &stencils);
      float *row = features + p * stride + l * count;
      const uint32_t some = points - p < WIDTH ? (uint32_t)(points - p) : WIDTH;
      if (count == 2 && corners == 4) gatherPoints(&stencils, 4, table, 2, row, stride, some);
      else if (count == 2) gatherPoints(&stencils, corners, table, 2, row, stride, some);
      else if (count == 4) gatherPoints(&stencils, corners, table, 4, row, stride, some);
      else gatherPoints(&stencils, corners, table, count, row, stride, some);
    }
  }
  for (long p = 0; p < points; p++) {
    __builtin_memset(features + p * stride + grid->levelCount * count, 0, sizeof(Vector));
  }
}

/* Copies the gradient of a block's features to where the scatter of its round reads it. */
static void writeFeatureGradients(const Plan *plan, char *base, size_t first, long points, const float *gradient,
                                  long stride) {
  const Grid *grid = gridOf(base, plan);
  const uint32_t count = grid->features;
  for (uint32_t l = 0; l < grid->levelCount; l++) {
    float *to = floatsAt(base, grid->featureGradients) + l * (size_t)grid->featureGradientStride + first * count;
    const float *from = gradient + l * count;
    for (long p = 0; p < points; p++, to += count, from += stride) {
      if (count == 2) __builtin_memcpy(to, from, 2 * sizeof *to);
      else __builtin_memcpy(to, from, count * sizeof *to);
    }
  }
}

/* A part of a level's table, which one task takes. */
typedef struct {
  const GridLevel *level;
  /* Its floats, from the start of the level's table; whole entries and, but for the end of the last share, whole chunks. */
  uint32_t from;
  uint32_t to;
  /* The chunks of which the gradient may not be 0, and how many they are. */
  uint32_t *touched;
  uint32_t *count;
  /* By chunk from the start of the level's table. */
  uint8_t *isTouched;
  float *gradient;
} Share;

/* Returns the share of a task. Shares begin at multiples of F and of CHUNK. */
static Share shareOf(char *base, const Grid *grid, uint32_t task) {
  const GridLevel *level = gridLevels(base, grid) + task / grid->shares;
  const uint64_t share = task % grid->shares;
  const uint32_t features = grid->features;
  uint32_t unit = features;
  while (unit % CHUNK) unit += features;
  const uint32_t floats = level->entries * features;
  const uint64_t units = (floats + unit - 1) / unit;
  const uint32_t from = (uint32_t)(units * share / grid->shares) * unit;
  const uint32_t end = (uint32_t)(units * (share + 1) / grid->shares) * unit;
  return (Share){
      .level = level,
      .from = from,
      .to = end < floats ? end : floats,
      .touched = (uint32_t *)(base + grid->touched) + (level->table + from) / CHUNK,
      .count = (uint32_t *)(base + grid->touchedCounts) + task,
      .isTouched = (uint8_t *)(base + grid->isTouched) + level->table / CHUNK,
      .gradient = floatsAt(base, grid->gradients) + level->table,
  };
}

/* Sets the gradient of a share to 0. */
static void clearShare(const Share *share) {
  for (uint32_t i = 0; i < *share->count; i++) {
    const uint32_t chunk = share->touched[i];
    __builtin_memset(share->gradient + (size_t)chunk * CHUNK, 0, CHUNK * sizeof(float));
    share->isTouched[chunk] = 0;
  }
  *share->count = 0;
}

/* Adds a weight times the gradient of F features to an entry, and lists its chunks; returns the new number of chunks. */
__attribute__((always_inline)) static inline uint32_t addToEntry(const Share *share, uint32_t count, uint32_t offset,
                                                                 float weight, const float *gradient,
                                                                 uint32_t features) {
  float *entry = share->gradient + offset;
  for (uint32_t f = 0; f < features; f += pieceOf(features - f)) {
    const uint32_t piece = pieceOf(features - f);
    const Quad sum = QUAD_MADD(allOfQuad(weight), loadQuad(gradient + f, piece), loadQuad(entry + f, piece));
    storeQuad(entry + f, sum, piece);
  }
  const uint32_t last = (offset + features - 1) / CHUNK;
  for (uint32_t chunk = offset / CHUNK; chunk <= last; chunk++) {
    if (!share->isTouched[chunk]) {
      share->isTouched[chunk] = 1;
      share->touched[count++] = chunk;
    }
    if (CHUNK % features == 0) break;
  }
  return count;
}

/* Scatters the gradient of some points, in their order; returns the new number of chunks. */
__attribute__((always_inline)) static inline uint32_t scatterPoints(const Share *share, uint32_t count,
                                                                    const Stencils *stencils, uint32_t corners,
                                                                    const float *gradient, uint32_t features,
                                                                    uint32_t points, int isWhole) {
  for (uint32_t p = 0; p < points; p++, gradient += features) {
    for (uint32_t c = 0; c < corners; c++) {
      const uint32_t offset = stencils->offsets[c][p];
      if (!isWhole && offset - share->from >= share->to - share->from) continue;
      count = addToEntry(share, count, offset, stencils->weights[c][p], gradient, features);
    }
  }
  return count;
}

/*
 * Adds the gradient of a round to a share of the tables: sums over points, in their order, whatever the number of shares. What
 * was added is listed, also if the rest is no longer wanted.
 */
static void scatterShare(const Plan *plan, char *base, const Job *job, uint32_t task, uint32_t *cancelling) {
  const Grid *grid = gridOf(base, plan);
  const Share share = shareOf(base, grid, task);
  if (job->fresh) clearShare(&share);
  const uint32_t corners = cornersOf(plan, grid);
  const uint32_t features = grid->features;
  const float *gradients =
      floatsAt(base, grid->featureGradients) + (share.level - gridLevels(base, grid)) * (size_t)grid->featureGradientStride;
  const int isWhole = grid->shares == 1;
  uint32_t count = *share.count;
  Stencils stencils;
  for (uint32_t p = 0; p < job->points; p += WIDTH) {
    if (p % SCATTER_POINTS == 0 && isCancelled(cancelling)) break;
    findStencilsAt(plan, base, grid, share.level, p, &stencils);
    const float *gradient = gradients + (size_t)p * features;
    const uint32_t some = job->points - p < WIDTH ? job->points - p : WIDTH;
    if (isWhole && features == 2 && corners == 4) {
      count = scatterPoints(&share, count, &stencils, 4, gradient, 2, some, 1);
    } else if (features == 2) {
      count = scatterPoints(&share, count, &stencils, corners, gradient, 2, some, isWhole);
    } else {
      count = scatterPoints(&share, count, &stencils, corners, gradient, features, some, isWhole);
    }
  }
  *share.count = count;
}

/* Returns the tasks of a scatter, and of the update of tables: one per share of each level. */
static inline uint32_t tableTasks(const Grid *grid) { return grid->levelCount * grid->shares; }

#endif
