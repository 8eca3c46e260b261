/* Checks what JavaScript wrote, before kernels that trust it run. */
#ifndef CHECK_H
#define CHECK_H

#include "kernels.h"

/*
 * Returns what is wrong with jobs on a field's memory of `length` bytes, or null if every access stays inside it. The lists of
 * a grid's chunks are trusted: the host clears them, and kernels alone write them.
 */
const char *faultOf(const char *base, uint64_t length, const Job *jobs, uint32_t count, const Kernels *kernels,
                    uint32_t threads);

/* Returns what is wrong with the field itself. */
const char *faultOfField(const char *base, uint64_t length, const Kernels *kernels);

#endif
