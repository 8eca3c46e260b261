/* The threads of an engine, which sleep when there is nothing to do. */
#ifndef POOL_H
#define POOL_H

#include "kernels.h"

typedef struct Pool Pool;

/* Starts `threads` threads; `whenDone` is called on one of them when posted jobs are done. Returns null if one does not start. */
Pool *openPool(const Kernels *kernels, uint32_t threads, void (*whenDone)(void *context), void *context);

const Kernels *kernelsOf(const Pool *pool);

uint32_t threadsOf(const Pool *pool);

/* Begins jobs on the memory at `base`, one after the other; those before them must be done. */
void beginJobs(Pool *pool, char *base, const Job *jobs, uint32_t count);

/* Asks that the jobs end within a block of points; an update that has begun is completed. */
void cancelJobs(Pool *pool);

/* Whether the last jobs left work out because they were cancelled; no update was made then. */
int wereCancelled(const Pool *pool);

/* Cancels, and waits for the threads to end. */
void closePool(Pool *pool);

#endif
