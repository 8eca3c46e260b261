/*
 * Measures the peak rate of fused multiply-adds on numbers in registers.
 *
 * `peak SECONDS THREADS...` prints a line `bits threads gflops` for each width of vectors that the
 * processor has and each number of threads, counting two operations per multiply-add.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>
/* Latency times throughput is 8 to 10; 12 accumulators and 2 constants fit the 16 registers of AVX2. */
#define CHAINS 12
#define TARGET(features) __attribute__((target(features)))
#elif defined(__aarch64__)
#include <arm_neon.h>
/* Four pipes of latency 4 need 16. */
#define CHAINS 20
#define TARGET(features)
#else
#error "peak.c: the processor must be x86-64 or arm64"
#endif

/* Vectors of multiply-adds between two looks at the clock: about 0.2 ms. */
#define REPEATS 20000
#define MOST_THREADS 256

/* Each chain converges to 1, so that no number overflows or becomes denormal. */
#define DEFINE_CHUNK(name, features, vector, fill, fused)                                   \
  TARGET(features) static float name(void) {                                                \
    vector chains[CHAINS];                                                                  \
    const vector factor = fill(0.999f), term = fill(0.001f);                                \
    for (int i = 0; i < CHAINS; i++) chains[i] = fill((float)i);                            \
    for (int repeat = 0; repeat < REPEATS; repeat++) {                                      \
      _Pragma("GCC unroll 20") for (int i = 0; i < CHAINS; i++) chains[i] = fused(i);       \
    }                                                                                       \
    for (int i = 1; i < CHAINS; i++) chains[0] += chains[i];                                \
    return chains[0][0];                                                                    \
  }

#if defined(__x86_64__)
#define FUSED_128(i) _mm_fmadd_ps(chains[i], factor, term)
#define FUSED_256(i) _mm256_fmadd_ps(chains[i], factor, term)
#define FUSED_512(i) _mm512_fmadd_ps(chains[i], factor, term)
DEFINE_CHUNK(chunk128, "avx2,fma", __m128, _mm_set1_ps, FUSED_128)
DEFINE_CHUNK(chunk256, "avx2,fma", __m256, _mm256_set1_ps, FUSED_256)
DEFINE_CHUNK(chunk512, "avx512f", __m512, _mm512_set1_ps, FUSED_512)
#else
#define FUSED_128(i) vfmaq_f32(term, chains[i], factor)
DEFINE_CHUNK(chunk128, "", float32x4_t, vdupq_n_f32, FUSED_128)
#endif

typedef struct {
  float (*chunk)(void);
  double deadline;
  long chunks;
  float result;
} Work;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void *run(void *argument) {
  Work *work = argument;
  do {
    work->result += work->chunk();
    work->chunks++;
  } while (now() < work->deadline);
  return NULL;
}

/* Returns the rate of all threads together in GFLOP/s, or a negative number if a thread does not start. */
static double measure(float (*chunk)(void), int bits, int threads, double seconds) {
  static pthread_t handles[MOST_THREADS];
  static Work works[MOST_THREADS];
  const double start = now();
  int started = 0;
  for (; started < threads; started++) {
    works[started] = (Work){.chunk = chunk, .deadline = start + seconds};
    if (pthread_create(&handles[started], NULL, run, &works[started]) != 0) break;
  }
  double chunks = 0;
  for (int i = 0; i < started; i++) {
    pthread_join(handles[i], NULL);
    chunks += (double)works[i].chunks;
  }
  if (started < threads) return -1;
  return chunks * REPEATS * CHAINS * (bits / 32) * 2 / (now() - start) / 1e9;
}

static int report(float (*chunk)(void), int bits, int threads, double seconds) {
  const double rate = measure(chunk, bits, threads, seconds);
  if (rate < 0) {
    fprintf(stderr, "peak: cannot start %d threads\n", threads);
    return 1;
  }
  printf("%d %d %.2f\n", bits, threads, rate);
  return 0;
}

int main(int count, char **arguments) {
  const double seconds = count > 2 ? atof(arguments[1]) : 0;
  if (!(seconds > 0)) {
    fprintf(stderr, "usage: peak SECONDS THREADS...\n");
    return 2;
  }
  int failed = 0;
  for (int i = 2; i < count; i++) {
    const int threads = atoi(arguments[i]);
    if (threads < 1 || threads > MOST_THREADS) {
      fprintf(stderr, "peak: THREADS must be from 1 to %d, got %s\n", MOST_THREADS, arguments[i]);
      return 2;
    }
#if defined(__x86_64__)
    if (__builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2")) {
      failed |= report(chunk128, 128, threads, seconds);
      failed |= report(chunk256, 256, threads, seconds);
    }
    if (__builtin_cpu_supports("avx512f")) failed |= report(chunk512, 512, threads, seconds);
#else
    failed |= report(chunk128, 128, threads, seconds);
#endif
  }
  return failed;
}
