/* Threads, and a lock with a condition to wait for, on POSIX and on Windows. */
#ifndef THREADS_H
#define THREADS_H

#if defined(_WIN32)
#include <windows.h>
typedef HANDLE Thread;
typedef SRWLOCK Lock;
typedef CONDITION_VARIABLE Condition;
#else
#include <pthread.h>
typedef pthread_t Thread;
typedef pthread_mutex_t Lock;
typedef pthread_cond_t Condition;
#endif

/* Returns whether the thread started. */
int startThread(Thread *thread, void (*program)(void *), void *argument);
void joinThread(Thread thread);

void initialiseLock(Lock *lock, Condition *condition);
void destroyLock(Lock *lock, Condition *condition);
void acquire(Lock *lock);
void release(Lock *lock);
/* Releases the lock, waits, and acquires it again; may return early. */
void waitFor(Condition *condition, Lock *lock);
void wakeOne(Condition *condition);

#endif
