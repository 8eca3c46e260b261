/* The kernels, compiled once per width of vectors. */
#ifndef KERNELS_H
#define KERNELS_H

#include "plan.h"

/* Whether the results of jobs are wanted: UNWANTED after a cancel, CANCELLED once work was left out because of it. */
enum { WANTED, UNWANTED, CANCELLED };

/* Returns whether the caller may leave out its work, and if so, records that it does. */
static inline int isCancelled(uint32_t *cancelling) {
  if (__atomic_load_n(cancelling, __ATOMIC_RELAXED) == WANTED) return 0;
  __atomic_store_n(cancelling, CANCELLED, __ATOMIC_SEQ_CST);
  return 1;
}

/* A job may have at most this many tasks: a task's number and their count share an atomic word. */
#define TASK_BITS 20
#define MOST_TASKS ((1u << TASK_BITS) - 1)

/* Does one task of a job. Threads are numbered from 0; `cancelling` is read before each block of points and in scatters. */
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
