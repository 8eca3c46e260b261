/* What the checks of fields and of grids share. */
#ifndef CHECKED_H
#define CHECKED_H

#include <stddef.h>

#include "kernels.h"

/*
 * SLACK: floats by which kernels may read or write beyond an array. BLOCK_UNIT: a multiple of every POINTS_AT_ONCE.
 * WAVES_PADDING: WAVES in phases.h of the kernels. The host has the same constants in src/memory/layout.ts.
 */
enum { SLACK = 16, BLOCK_UNIT = 24, WAVES_PADDING = 64, MOST_LAYERS = 65536 };

typedef struct {
  const char *base;
  uint64_t length;
  const Kernels *kernels;
  const Plan *plan;
  const Layer *layers;
} Check;

#define REQUIRE(condition, message)   \
  do {                                \
    if (!(condition)) return message; \
  } while (0)

static uint64_t padded(uint64_t value, uint64_t unit) { return (value + unit - 1) / unit * unit; }

/* Whether `count` items of `size` bytes from `offset` on are in the memory, after the plan, and aligned to their size. */
static int inside(const Check *check, uint64_t offset, uint64_t count, uint64_t size) {
  return size > 0 && offset % (size < 8 ? 4 : 8) == 0 && offset >= sizeof(Plan) && offset <= check->length &&
         count <= (check->length - offset) / size;
}

#endif
