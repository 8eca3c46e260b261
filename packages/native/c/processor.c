#include "processor.h"

#if defined(__aarch64__)

uint32_t availableKernels(const Kernels *kernels[3]) {
  kernels[0] = &kernels4;
  return 1;
}

#else

#include <cpuid.h>

/* Bits of cpuid's answers, and of the registers that the operating system saves when it switches between threads. */
#define LEAF1_FMA (1u << 12)
#define LEAF1_OSXSAVE (1u << 27)
#define LEAF7_AVX2 (1u << 5)
#define LEAF7_BMI ((1u << 3) | (1u << 8))
/* F, DQ, CD, BW and VL. */
#define LEAF7_AVX512 ((1u << 16) | (1u << 17) | (1u << 28) | (1u << 30) | (1u << 31))
#define EXTENDED_LZCNT (1u << 5)
#define SAVES_256 0x6u
#define SAVES_512 0xe6u

static uint32_t savedRegisters(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
}

static int haveAll(uint32_t found, uint32_t wanted) { return (found & wanted) == wanted; }

/* The kernels are compiled for x86-64-v3 and v4, so compilers may use all of their instructions. */
uint32_t availableKernels(const Kernels *kernels[3]) {
  uint32_t a, b, c, d, leaf7, extended, count = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !haveAll(c, LEAF1_FMA | LEAF1_OSXSAVE)) return 0;
  const uint32_t saved = savedRegisters();
  if (!__get_cpuid_count(7, 0, &a, &leaf7, &c, &d) || !__get_cpuid(0x80000001, &a, &b, &extended, &d)) return 0;
  if (!haveAll(saved, SAVES_256) || !haveAll(leaf7, LEAF7_AVX2 | LEAF7_BMI) || !haveAll(extended, EXTENDED_LZCNT)) {
    return 0;
  }
  if (haveAll(saved, SAVES_512) && haveAll(leaf7, LEAF7_AVX512)) kernels[count++] = &kernels16;
  kernels[count++] = &kernels8;
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
