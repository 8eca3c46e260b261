#include "threads.h"

#include <stdlib.h>

typedef struct {
  void (*program)(void *);
  void *argument;
} Start;

static void runStart(Start *start) {
  const Start copy = *start;
  free(start);
  copy.program(copy.argument);
}

static Start *newStart(void (*program)(void *), void *argument) {
  Start *start = malloc(sizeof *start);
  if (start) *start = (Start){program, argument};
  return start;
}

#if defined(_WIN32)

static DWORD WINAPI threadMain(void *start) {
  runStart(start);
  return 0;
}

int startThread(Thread *thread, void (*program)(void *), void *argument) {
  Start *start = newStart(program, argument);
  *thread = start ? CreateThread(NULL, 0, threadMain, start, 0, NULL) : NULL;
  if (!*thread) free(start);
  return *thread != NULL;
}

void joinThread(Thread thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

void initialiseLock(Lock *lock, Condition *condition) {
  InitializeSRWLock(lock);
  InitializeConditionVariable(condition);
}

void destroyLock(Lock *lock, Condition *condition) {
  (void)lock;
  (void)condition;
}

void acquire(Lock *lock) { AcquireSRWLockExclusive(lock); }

void release(Lock *lock) { ReleaseSRWLockExclusive(lock); }

void waitFor(Condition *condition, Lock *lock) { SleepConditionVariableSRW(condition, lock, INFINITE, 0); }

void wakeOne(Condition *condition) { WakeConditionVariable(condition); }

#else

#include <signal.h>

static void *threadMain(void *start) {
  runStart(start);
  return NULL;
}

int startThread(Thread *thread, void (*program)(void *), void *argument) {
  Start *start = newStart(program, argument);
  if (!start) return 0;
  /* Signals are for the threads of the host. */
  sigset_t every, before;
  sigfillset(&every);
  pthread_sigmask(SIG_SETMASK, &every, &before);
  const int failed = pthread_create(thread, NULL, threadMain, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (failed) free(start);
  return !failed;
}

void joinThread(Thread thread) { pthread_join(thread, NULL); }

void initialiseLock(Lock *lock, Condition *condition) {
  pthread_mutex_init(lock, NULL);
  pthread_cond_init(condition, NULL);
}

void destroyLock(Lock *lock, Condition *condition) {
  pthread_mutex_destroy(lock);
  pthread_cond_destroy(condition);
}

void acquire(Lock *lock) { pthread_mutex_lock(lock); }

void release(Lock *lock) { pthread_mutex_unlock(lock); }

void waitFor(Condition *condition, Lock *lock) { pthread_cond_wait(condition, lock); }

void wakeOne(Condition *condition) { pthread_cond_signal(condition); }

#endif
