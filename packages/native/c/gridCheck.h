/* Checks the tables of a grid, before kernels that trust them run. */
#ifndef GRID_CHECK_H
#define GRID_CHECK_H

#include "checked.h"

/* Cells of a level, as in core's grid.ts; floats of a table, whose numbers of bytes have 32 bits. */
enum { MOST_CELLS = 1 << 23, MOST_TABLE_FLOATS = 1 << 30 };

static const Grid *gridOfCheck(const Check *check) { return (const Grid *)(check->base + check->plan->grid); }

/* Returns the floats of all tables of a grid whose levels are in the memory. */
static uint64_t tableFloats(const Check *check, const Grid *grid) {
  const GridLevel *levels = (const GridLevel *)(check->base + grid->levels);
  uint64_t floats = 0;
  for (uint32_t l = 0; l < grid->levelCount; l++) {
    const uint64_t end = levels[l].table + padded(levels[l].entries * (uint64_t)grid->features, CHUNK);
    if (end > floats) floats = end;
  }
  return floats;
}

static const char *gridLevelFault(const Check *check, const Grid *grid, const GridLevel *level) {
  REQUIRE(level->cells >= 1 && level->cells <= MOST_CELLS && level->entries >= 1, "a level must have cells and entries");
  REQUIRE(level->table % CHUNK == 0 && level->entries * (uint64_t)grid->features <= MOST_TABLE_FLOATS,
          "tables must begin with a chunk");
  uint64_t vertices = 1;
  for (uint32_t k = 0; k < check->plan->inputDim && vertices <= level->entries; k++) vertices *= level->cells + 1;
  REQUIRE(level->hashed ? (level->entries & (level->entries - 1)) == 0 : vertices <= level->entries,
          "each vertex must have an entry");
  return NULL;
}

static const char *gridFault(const Check *check) {
  const Plan *plan = check->plan;
  REQUIRE(inside(check, plan->grid, 1, sizeof(Grid)), "the grid must be in the memory");
  const Grid *grid = gridOfCheck(check);
  REQUIRE(plan->inputDim <= 4, "a grid must have at most 4 axes");
  REQUIRE(grid->features >= 1 && grid->shares >= 1 && grid->levelCount >= 1 &&
              grid->levelCount * (uint64_t)grid->shares <= MOST_TASKS &&
              inside(check, grid->levels, grid->levelCount, sizeof(GridLevel)),
          "levels of a grid must be in the memory");
  for (uint32_t l = 0; l < grid->levelCount; l++) {
    const char *fault = gridLevelFault(check, grid, (const GridLevel *)(check->base + grid->levels) + l);
    if (fault) return fault;
  }
  REQUIRE(inside(check, grid->tables, tableFloats(check, grid), sizeof(float)), "tables must be in the memory");
  return NULL;
}

/* The places of a round's points, and of the gradient of their features if there is one. */
static const char *gridRoundFault(const Check *check, const Job *job, int hasGradient) {
  const Grid *grid = gridOfCheck(check);
  REQUIRE(grid->placeStride >= (uint64_t)job->points + SLACK &&
              inside(check, grid->places, check->plan->inputDim * (uint64_t)grid->placeStride, sizeof(float)),
          "places must be in the memory");
  REQUIRE(!hasGradient ||
              (grid->featureGradientStride >= job->points * (uint64_t)grid->features &&
               inside(check, grid->featureGradients, grid->levelCount * (uint64_t)grid->featureGradientStride,
                      sizeof(float))),
          "the gradient of features must be in the memory");
  return NULL;
}

/* The gradient of the tables, and the lists of its chunks. */
static const char *tableGradientFault(const Check *check) {
  const Grid *grid = gridOfCheck(check);
  const uint64_t floats = tableFloats(check, grid);
  const uint64_t shares = grid->levelCount * (uint64_t)grid->shares;
  REQUIRE(inside(check, grid->gradients, floats, sizeof(float)) &&
              inside(check, grid->touched, floats / CHUNK, sizeof(uint32_t)) &&
              inside(check, grid->touchedCounts, shares, sizeof(uint32_t)) &&
              inside(check, grid->isTouched, floats / CHUNK, 1),
          "the gradient of tables must be in the memory");
  return NULL;
}

/* The tables that an update changes, and their moments. */
static const char *tableUpdateFault(const Check *check, const Job *job) {
  const Grid *grid = gridOfCheck(check);
  const uint64_t floats = tableFloats(check, grid);
  REQUIRE(!job->optimizer || (inside(check, grid->firstMoments, floats, sizeof(float)) &&
                              inside(check, grid->secondMoments, floats, sizeof(float))),
          "moments of tables must be in the memory");
  return tableGradientFault(check);
}

#endif
