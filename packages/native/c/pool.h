/* The threads of an engine, which sleep when there is nothing to do. */
#ifndef POOL_H
#define POOL_H

#include "kernels.h"

typedef struct Pool Pool;

/* Starts threads, one of which calls `whenDone` when jobs are done. Returns null if not all of them start. */
Pool *openPool(const Kernels *kernels, uint32_t threads, void (*whenDone)(void *context), void *context);

const Kernels *kernelsOf(const Pool *pool);

uint32_t threadsOf(const Pool *pool);

/* Begins jobs on the memory at `base`, one after the other; all earlier jobs must be done. */
void beginJobs(Pool *pool, char *base, const Job *jobs, uint32_t count);

/* Asks that the jobs end within a block of points; an update that has begun is completed. */
void cancelJobs(Pool *pool);

/* Returns whether all of the last jobs was done; if not, they were cancelled, and no update was made. */
int wereDone(const Pool *pool);

/* Cancels, and waits for the threads to end. */
void closePool(Pool *pool);

#endif
