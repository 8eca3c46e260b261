/* The kernels and the board of an engine as one WebAssembly module, whose threads share its memory. */
#include "../../kernels/c/board.h"
#include "../../kernels/c/kernels.c"

#define EXPORT(name) __attribute__((export_name(#name)))

static Board board = {.kernels = &kernels4};

static void park(Board *waiting, uint32_t generation) {
  __builtin_wasm_memory_atomic_wait32((int *)&waiting->generation, (int)generation, -1);
}

static void unpark(Board *waiting, uint32_t count) {
  __builtin_wasm_memory_atomic_notify((int *)&waiting->generation, count);
}

static void completed(Board *done) {
  __atomic_add_fetch(&done->completions, 1, __ATOMIC_SEQ_CST);
  __builtin_wasm_memory_atomic_notify((int *)&done->completions, 1);
}

/* Returns the rows of the kernels' tile. */
EXPORT(rows) uint32_t rows(void) { return ROWS; }

/* Returns whether a multiply-add is fused: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴, or 0 if the square is rounded first. */
EXPORT(isFused) uint32_t isFused(volatile float *numbers) {
  numbers[0] = 1.000244140625f;
  numbers[1] = -1.00048828125f;
  return MADD(all(numbers[0]), all(numbers[0]), all(numbers[1]))[0] != 0;
}

/* Copies all weights of a field to the transposed layouts. */
EXPORT(prepareField) void prepareField(char *base) { prepare(base); }

/* Returns the address of the word that rises when the posted jobs are done. */
EXPORT(completions) uint32_t *completions(void) { return &board.completions; }

EXPORT(post) void post(char *base, const Job *jobs, uint32_t count) { postJobs(&board, base, jobs, count); }

EXPORT(cancel) void cancel(void) { cancelBoard(&board); }

/* Returns whether all of the last jobs was done; if not, no update was made. */
EXPORT(wereDone) uint32_t wereDone(void) { return board.cancelling != CANCELLED; }

/* Makes the board as new, for other threads, once those before them have ended. */
EXPORT(reset) void reset(void) { board = (Board){.kernels = &kernels4}; }

EXPORT(end) void end(void) { endBoard(&board); }

/* The program of a thread. */
EXPORT(serve) void serve(uint32_t thread) { serveBoard(&board, thread); }

/* Without other threads: does one block of a task of points, or returns 0 if there is no such block. */
EXPORT(runBlockAlone) int runBlockAlone(char *base, const Job *job, uint32_t task, uint32_t index) {
  return runBlockOfTask(base, job, task, 0, index);
}

/* Without other threads: does one task. */
EXPORT(runTaskAlone) void runTaskAlone(char *base, const Job *job, uint32_t task) {
  uint32_t wanted = WANTED;
  runTask(base, job, task, 0, &wanted);
}
