/* Which kernels this processor can run. */
#ifndef PROCESSOR_H
#define PROCESSOR_H

#include "kernels.h"

/* Writes the kernels that this processor can run, widest first, and returns how many there are. */
uint32_t availableKernels(const Kernels *kernels[3]);

/* Returns the kernels of a width in floats, or null if this processor cannot run them. */
const Kernels *kernelsOfWidth(uint32_t width);

#endif
