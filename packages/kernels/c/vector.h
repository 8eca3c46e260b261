/*
 * Vectors of WIDTH floats, with the compiler's operators for + − · / and comparisons.
 *
 * The bits do not depend on WIDTH or on the compiler: a multiply-add is fused where MADD is written and nowhere else
 * (-ffp-contract=off), and every number is computed by the same operations in the same order.
 */
#ifndef VECTOR_H
#define VECTOR_H

#include <stdint.h>

#if defined(__wasm__)
#include <wasm_simd128.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#else
#include <immintrin.h>
#endif

typedef float Vector __attribute__((vector_size(4 * WIDTH)));
typedef int32_t Integers __attribute__((vector_size(4 * WIDTH)));
/* Integers whose sums wrap around. */
typedef uint32_t Wrapping __attribute__((vector_size(4 * WIDTH)));
typedef float Unaligned __attribute__((vector_size(4 * WIDTH), aligned(4), may_alias));

#if WIDTH == 16
#define MADD(a, b, c) ((Vector)_mm512_fmadd_ps((__m512)(a), (__m512)(b), (__m512)(c)))
#define ROOT(x) ((Vector)_mm512_sqrt_ps((__m512)(x)))
#define TIMES_WIDTH(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
#define INDICES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
#elif WIDTH == 8
#define MADD(a, b, c) ((Vector)_mm256_fmadd_ps((__m256)(a), (__m256)(b), (__m256)(c)))
#define ROOT(x) ((Vector)_mm256_sqrt_ps((__m256)(x)))
#define TIMES_WIDTH(x) x, x, x, x, x, x, x, x
#define INDICES 0, 1, 2, 3, 4, 5, 6, 7
#elif WIDTH == 4
#define TIMES_WIDTH(x) x, x, x, x
#define INDICES 0, 1, 2, 3
#if defined(__wasm_relaxed_simd__)
/* Fused on every processor that can; the host checks. */
#define MADD(a, b, c) ((Vector)wasm_f32x4_relaxed_madd((v128_t)(a), (v128_t)(b), (v128_t)(c)))
#elif defined(__wasm__)
#define MADD(a, b, c) ((a) * (b) + (c))
#else
#define MADD(a, b, c) ((Vector)vfmaq_f32((float32x4_t)(c), (float32x4_t)(a), (float32x4_t)(b)))
#endif
#if defined(__wasm__)
#define ROOT(x) ((Vector)wasm_f32x4_sqrt((v128_t)(x)))
#else
#define ROOT(x) ((Vector)vsqrtq_f32((float32x4_t)(x)))
#endif
#else
#error "WIDTH must be 4, 8 or 16 floats"
#endif

/* A literal broadcasts in the load; adding to a zero vector would cost an addition and a shuffle. */
static inline Vector all(float x) { return (Vector){TIMES_WIDTH(x)}; }

static inline Integers allIntegers(int32_t x) { return (Integers){TIMES_WIDTH(x)}; }

static inline Vector load(const float *from) { return *(const Unaligned *)from; }

static inline void store(float *to, Vector x) { *(Unaligned *)to = x; }

/* Returns a where the mask is set, else b. */
static inline Vector choose(Integers mask, Vector a, Vector b) {
  return (Vector)((mask & (Integers)a) | (~mask & (Integers)b));
}

/* Returns 0 where x < 0, else x: NaN stays NaN. */
static inline Vector rectified(Vector x) { return (Vector)((Integers)x & ~(Integers)(x < (Vector){0})); }

/* Returns g where the rectified x is not 0, else 0. */
static inline Vector passed(Vector g, Vector x) { return (Vector)((Integers)g & (Integers)(x != (Vector){0})); }

#endif
