/*
 * Where threads take the tasks of jobs, natively and in WebAssembly. The file that includes this one defines:
 *
 *   static void park(Board *board, uint32_t generation);  sleeps unless board->generation differs from `generation`
 *   static void unpark(Board *board, uint32_t count);     wakes up to `count` sleeping threads
 *   static void completed(Board *board);                  tells the host that all jobs are done
 */
#ifndef BOARD_H
#define BOARD_H

#include "kernels.h"

typedef struct {
  /* The next task to take, in the lower TASK_BITS bits; above them the number of tasks, 0 if there is no job. */
  uint64_t claims;
  /* Rises when tasks can be taken; threads wait for it. */
  uint32_t generation;
  /* Tasks of the current job that are done. */
  uint32_t done;
  /* Index of the current job, and the number of jobs. */
  uint32_t stage;
  uint32_t stages;
  /* WANTED, UNWANTED or CANCELLED. */
  uint32_t cancelling;
  /* Whether threads are to return to their host. */
  uint32_t ended;
  /* Rises when all jobs are done. */
  uint32_t completions;
  /* Threads asleep. */
  uint32_t sleeping;
  const Kernels *kernels;
  char *base;
  const Job *jobs;
} Board;

/* How often a thread looks for new tasks before it sleeps: for microseconds, in which the next step usually comes. */
#define LOOKS 3000

static void park(Board *board, uint32_t generation);
static void unpark(Board *board, uint32_t count);
static void completed(Board *board);

/* Offers the tasks of a job; everything that they read must have been written. */
static void offerStage(Board *board, uint32_t stage) {
  const uint32_t tasks = board->jobs[stage].tasks;
  board->stage = stage;
  __atomic_store_n(&board->done, 0, __ATOMIC_RELAXED);
  __atomic_store_n(&board->claims, (uint64_t)tasks << TASK_BITS, __ATOMIC_SEQ_CST);
  __atomic_add_fetch(&board->generation, 1, __ATOMIC_SEQ_CST);
  unpark(board, tasks);
}

/* Posts jobs, each of which begins when the one before it is done. No others may be posted until all are. */
static void postJobs(Board *board, char *base, const Job *jobs, uint32_t count) {
  board->base = base;
  board->jobs = jobs;
  board->stages = count;
  __atomic_store_n(&board->cancelling, WANTED, __ATOMIC_SEQ_CST);
  offerStage(board, 0);
}

/* Makes threads return to their host. */
static void endBoard(Board *board) {
  __atomic_store_n(&board->ended, 1, __ATOMIC_SEQ_CST);
  __atomic_add_fetch(&board->generation, 1, __ATOMIC_SEQ_CST);
  unpark(board, MOST_TASKS);
}

/* Asks that jobs end within a block of points; an update that has begun is completed. */
static void cancelBoard(Board *board) {
  uint32_t wanted = WANTED;
  __atomic_compare_exchange_n(&board->cancelling, &wanted, UNWANTED, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

/* Offers the tasks of the next job, if there is one and it is wanted. */
static void finishStage(Board *board) {
  const uint32_t next = board->stage + 1;
  if (next < board->stages && !isCancelled(&board->cancelling)) {
    offerStage(board, next);
  } else {
    __atomic_store_n(&board->claims, 0, __ATOMIC_SEQ_CST);
    completed(board);
  }
}

/*
 * Takes one task and does it; returns 0 if there is none. The number of the task and the count of tasks come from one
 * atomic word, and a job stays current until its last task is done, so that a late thread cannot take a task of one job
 * for that of another.
 */
static int runOneTask(Board *board, uint32_t thread) {
  const uint64_t claim = __atomic_fetch_add(&board->claims, 1, __ATOMIC_SEQ_CST);
  const uint32_t task = (uint32_t)claim & MOST_TASKS;
  const uint32_t tasks = (uint32_t)(claim >> TASK_BITS);
  if (task >= tasks) return 0;
  board->kernels->runTask(board->base, board->jobs + board->stage, task, thread, &board->cancelling);
  if (__atomic_add_fetch(&board->done, 1, __ATOMIC_SEQ_CST) == tasks) finishStage(board);
  return 1;
}

/* Takes tasks, and sleeps while there are none, until the board ends. */
static void serveBoard(Board *board, uint32_t thread) {
  while (1) {
    const uint32_t seen = __atomic_load_n(&board->generation, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&board->ended, __ATOMIC_SEQ_CST)) return;
    while (runOneTask(board, thread)) {
    }
    for (int look = 0; look < LOOKS && __atomic_load_n(&board->generation, __ATOMIC_RELAXED) == seen; look++) {
#if defined(__x86_64__)
      __builtin_ia32_pause();
#elif defined(__aarch64__)
      __asm__ volatile("yield");
#endif
    }
    if (__atomic_load_n(&board->generation, __ATOMIC_SEQ_CST) == seen) park(board, seen);
  }
}

#endif
