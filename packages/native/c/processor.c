#include "processor.h"

#if defined(__aarch64__)

uint32_t availableKernels(const Kernels *kernels[3]) {
  kernels[0] = &kernels4;
  return 1;
}

#else

uint32_t availableKernels(const Kernels *kernels[3]) {
  uint32_t count = 0;
  __builtin_cpu_init();
  /* The extensions of x86-64-v4 and v3 that compilers use when they are allowed to. */
  const int fused = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2");
  if (fused && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    kernels[count++] = &kernels16;
  }
  if (fused) kernels[count++] = &kernels8;
  return count;
}

#endif

const Kernels *kernelsOfWidth(uint32_t width) {
  const Kernels *kernels[3];
  const uint32_t count = availableKernels(kernels);
  for (uint32_t i = 0; i < count; i++) {
    if (kernels[i]->width == width) return kernels[i];
  }
  return NULL;
}
