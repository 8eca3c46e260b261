#include "pool.h"

#include <stdlib.h>

#include "board.h"
#include "threads.h"

typedef struct {
  Pool *pool;
  uint32_t index;
} Worker;

struct Pool {
  Board board;
  Lock lock;
  Condition condition;
  void (*whenDone)(void *context);
  void *context;
  uint32_t threadCount;
  Thread *threads;
  Worker *workers;
};

/* The board is the first member. */
static Pool *poolOf(Board *board) { return (Pool *)board; }

/*
 * A thread counts itself as sleeping before it reads the generation a last time, and the generation rises before the
 * sleeping threads are counted: either the thread sees the new generation, or the waker sees the thread.
 */
static void park(Board *board, uint32_t generation) {
  Pool *pool = poolOf(board);
  acquire(&pool->lock);
  __atomic_add_fetch(&board->sleeping, 1, __ATOMIC_SEQ_CST);
  while (__atomic_load_n(&board->generation, __ATOMIC_SEQ_CST) == generation) waitFor(&pool->condition, &pool->lock);
  __atomic_sub_fetch(&board->sleeping, 1, __ATOMIC_SEQ_CST);
  release(&pool->lock);
}

static void unpark(Board *board, uint32_t count) {
  Pool *pool = poolOf(board);
  if (!__atomic_load_n(&board->sleeping, __ATOMIC_SEQ_CST)) return;
  acquire(&pool->lock);
  const uint32_t sleeping = board->sleeping;
  for (uint32_t i = 0; i < count && i < sleeping; i++) wakeOne(&pool->condition);
  release(&pool->lock);
}

static void completed(Board *board) { poolOf(board)->whenDone(poolOf(board)->context); }

static void work(void *argument) {
  const Worker *worker = argument;
  serveBoard(&worker->pool->board, worker->index);
}

Pool *openPool(const Kernels *kernels, uint32_t threads, void (*whenDone)(void *context), void *context) {
  Pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  pool->board.kernels = kernels;
  pool->whenDone = whenDone;
  pool->context = context;
  initialiseLock(&pool->lock, &pool->condition);
  pool->threads = calloc(threads, sizeof *pool->threads);
  pool->workers = calloc(threads, sizeof *pool->workers);
  while (pool->threads && pool->workers && pool->threadCount < threads) {
    Worker *worker = pool->workers + pool->threadCount;
    *worker = (Worker){pool, pool->threadCount};
    if (!startThread(pool->threads + pool->threadCount, work, worker)) break;
    pool->threadCount++;
  }
  if (pool->threadCount == threads) return pool;
  closePool(pool);
  return NULL;
}

const Kernels *kernelsOf(const Pool *pool) { return pool->board.kernels; }

uint32_t threadsOf(const Pool *pool) { return pool->threadCount; }

void beginJobs(Pool *pool, char *base, const Job *jobs, uint32_t count) { postJobs(&pool->board, base, jobs, count); }

void cancelJobs(Pool *pool) { cancelBoard(&pool->board); }

int wereDone(const Pool *pool) { return __atomic_load_n(&pool->board.cancelling, __ATOMIC_SEQ_CST) != CANCELLED; }

void closePool(Pool *pool) {
  cancelJobs(pool);
  endBoard(&pool->board);
  for (uint32_t i = 0; i < pool->threadCount; i++) joinThread(pool->threads[i]);
  destroyLock(&pool->lock, &pool->condition);
  free(pool->threads);
  free(pool->workers);
  free(pool);
}
