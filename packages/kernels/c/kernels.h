/* The kernels, compiled once per width of vectors. */
#ifndef KERNELS_H
#define KERNELS_H

#include "plan.h"

/* Whether results are wanted; if not, whether work was left out for it. */
enum { WANTED, UNWANTED, CANCELLED };

/* Returns whether work may be left out, and notes that it will be. */
static inline int isCancelled(uint32_t *cancelling) {
  if (__atomic_load_n(cancelling, __ATOMIC_RELAXED) == WANTED) return 0;
  __atomic_store_n(cancelling, CANCELLED, __ATOMIC_SEQ_CST);
  return 1;
}

/* Does one task of a job. `thread` numbers the threads from 0; `cancelling` is looked at before each block of points. */
typedef void RunTask(char *base, const Job *job, uint32_t task, uint32_t thread, uint32_t *cancelling);

/* Copies all weights to the transposed layouts, after the host wrote them. */
typedef void Prepare(char *base);

/* The kernels of one width, and what the layout of weights depends on. */
typedef struct {
  uint32_t width;
  uint32_t rows;
  RunTask *runTask;
  Prepare *prepare;
} Kernels;

extern const Kernels kernels4, kernels8, kernels16;

#endif
