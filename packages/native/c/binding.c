/* The functions that src/module.ts declares. */
#include <node_api.h>
#include <stdlib.h>

#include "check.h"
#include "pool.h"
#include "processor.h"

/* An engine's threads, and the promise of the jobs that they work on. */
typedef struct {
  Pool *pool;
  napi_threadsafe_function whenDone;
  napi_deferred deferred;
  /* Keeps the memory that jobs work on from being collected. */
  napi_ref memory;
} Engine;

#define TRY(call)                            \
  do {                                       \
    if ((call) != napi_ok) return fail(env); \
  } while (0)

/* Throws the error of the call to Node that failed, unless an exception is pending. */
static napi_value fail(napi_env env) {
  const napi_extended_error_info *info = NULL;
  bool pending = false;
  napi_get_last_error_info(env, &info);
  const char *message = info && info->error_message ? info->error_message : "a call to Node failed";
  napi_is_exception_pending(env, &pending);
  if (!pending) napi_throw_error(env, NULL, message);
  return NULL;
}

static napi_value refuse(napi_env env, const char *message) {
  napi_throw_range_error(env, NULL, message);
  return NULL;
}

/* Runs on a thread of the pool. */
static void notifyHost(void *context) {
  Engine *engine = context;
  napi_call_threadsafe_function(engine->whenDone, NULL, napi_tsfn_nonblocking);
}

/* Runs on the thread of the host: resolves the promise to whether the jobs were done. */
static void settle(napi_env env, napi_value unused, void *context, void *data) {
  (void)unused;
  (void)data;
  Engine *engine = context;
  if (!env || !engine->deferred) return;
  napi_deferred deferred = engine->deferred;
  engine->deferred = NULL;
  napi_delete_reference(env, engine->memory);
  napi_unref_threadsafe_function(env, engine->whenDone);
  napi_value done;
  napi_get_boolean(env, wereDone(engine->pool), &done);
  napi_resolve_deferred(env, deferred, done);
}

static void endThreads(Engine *engine) {
  if (!engine->pool) return;
  closePool(engine->pool);
  engine->pool = NULL;
  napi_release_threadsafe_function(engine->whenDone, napi_tsfn_abort);
}

/* Threads must not outlive the environment. */
static void endWithEnvironment(void *engine) { endThreads(engine); }

static void finaliseEngine(napi_env env, void *data, void *hint) {
  (void)hint;
  napi_remove_env_cleanup_hook(env, endWithEnvironment, data);
  endThreads(data);
  free(data);
}

/* widths(): the widths of vectors, in floats, that this processor has, widest first. */
static napi_value widths(napi_env env, napi_callback_info info) {
  (void)info;
  const Kernels *all[3];
  const uint32_t count = availableKernels(all);
  napi_value list;
  TRY(napi_create_array_with_length(env, count, &list));
  for (uint32_t i = 0; i < count; i++) {
    napi_value width;
    TRY(napi_create_uint32(env, all[i]->width, &width));
    TRY(napi_set_element(env, list, i, width));
  }
  return list;
}

/* open(width, threads): { engine, rows }. */
static napi_value openEngine(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value arguments[2];
  uint32_t width, threads;
  TRY(napi_get_cb_info(env, info, &count, arguments, NULL, NULL));
  TRY(napi_get_value_uint32(env, arguments[0], &width));
  TRY(napi_get_value_uint32(env, arguments[1], &threads));
  const Kernels *kernels = kernelsOfWidth(width);
  if (!kernels) return refuse(env, "open: this processor has no vectors of this width");
  if (threads < 1 || threads > 1024) return refuse(env, "open: threads must be from 1 to 1024");

  napi_value name, external, rows, result;
  Engine *engine = calloc(1, sizeof *engine);
  if (!engine) return refuse(env, "open: no memory");
  if (napi_create_string_utf8(env, "fourier-features", NAPI_AUTO_LENGTH, &name) != napi_ok ||
      napi_create_threadsafe_function(env, NULL, NULL, name, 0, 1, NULL, NULL, engine, settle, &engine->whenDone) !=
          napi_ok) {
    free(engine);
    return fail(env);
  }
  engine->pool = openPool(kernels, threads, notifyHost, engine);
  if (!engine->pool) {
    napi_release_threadsafe_function(engine->whenDone, napi_tsfn_abort);
    free(engine);
    return refuse(env, "nativeEngine: the system must let this process start its threads. Choose fewer (threads)");
  }
  napi_unref_threadsafe_function(env, engine->whenDone);
  napi_add_env_cleanup_hook(env, endWithEnvironment, engine);
  TRY(napi_create_external(env, engine, finaliseEngine, NULL, &external));
  TRY(napi_create_uint32(env, kernels->rows, &rows));
  TRY(napi_create_object(env, &result));
  TRY(napi_set_named_property(env, result, "engine", external));
  TRY(napi_set_named_property(env, result, "rows", rows));
  return result;
}

/* Returns the engine of the first argument, or throws. */
static Engine *engineOf(napi_env env, napi_value argument) {
  void *engine = NULL;
  if (napi_get_value_external(env, argument, &engine) != napi_ok || !engine || !((Engine *)engine)->pool) {
    refuse(env, "the engine must be open");
    return NULL;
  }
  return engine;
}

/* Returns the memory that starts `start` bytes into an ArrayBuffer, aligned to 64 bytes, and its length, or throws. */
static char *memoryOf(napi_env env, napi_value buffer, napi_value start, size_t *length) {
  void *data = NULL;
  uint32_t offset;
  if (napi_get_arraybuffer_info(env, buffer, &data, length) != napi_ok ||
      napi_get_value_uint32(env, start, &offset) != napi_ok) {
    fail(env);
    return NULL;
  }
  if (!data || offset >= *length || ((uintptr_t)data + offset) % ALIGNMENT != 0) {
    refuse(env, "memory must be aligned to 64 bytes");
    return NULL;
  }
  *length -= offset;
  return (char *)data + offset;
}

/* alignment(buffer): bytes from the start of an ArrayBuffer to the first that is aligned to 64. */
static napi_value alignment(napi_env env, napi_callback_info info) {
  size_t count = 1, length;
  napi_value buffer, result;
  void *data;
  TRY(napi_get_cb_info(env, info, &count, &buffer, NULL, NULL));
  TRY(napi_get_arraybuffer_info(env, buffer, &data, &length));
  TRY(napi_create_uint32(env, (uint32_t)(-(uintptr_t)data % ALIGNMENT), &result));
  return result;
}

/* prepare(engine, buffer, start): copies the weights to the transposed layouts. */
static napi_value prepareField(napi_env env, napi_callback_info info) {
  size_t count = 3, length;
  napi_value arguments[3];
  TRY(napi_get_cb_info(env, info, &count, arguments, NULL, NULL));
  Engine *engine = engineOf(env, arguments[0]);
  if (!engine) return NULL;
  char *base = memoryOf(env, arguments[1], arguments[2], &length);
  if (!base) return NULL;
  const char *fault = faultOfField(base, length, kernelsOf(engine->pool));
  if (fault) return refuse(env, fault);
  kernelsOf(engine->pool)->prepare(base);
  return NULL;
}

/* run(engine, buffer, start, jobs, count): a promise of whether the jobs were done. */
static napi_value run(napi_env env, napi_callback_info info) {
  size_t count = 5, length;
  napi_value arguments[5], promise;
  uint32_t jobs, jobCount;
  TRY(napi_get_cb_info(env, info, &count, arguments, NULL, NULL));
  Engine *engine = engineOf(env, arguments[0]);
  if (!engine) return NULL;
  if (engine->deferred) return refuse(env, "run: jobs must end before others begin");
  char *base = memoryOf(env, arguments[1], arguments[2], &length);
  if (!base) return NULL;
  TRY(napi_get_value_uint32(env, arguments[3], &jobs));
  TRY(napi_get_value_uint32(env, arguments[4], &jobCount));
  if (jobs % 8 != 0 || jobCount < 1 || jobCount > 16 || jobs + jobCount * (uint64_t)sizeof(Job) > length) {
    return refuse(env, "run: jobs must be in the memory");
  }
  const Job *first = (const Job *)(base + jobs);
  const char *fault = faultOf(base, length, first, jobCount, kernelsOf(engine->pool), threadsOf(engine->pool));
  if (fault) return refuse(env, fault);
  TRY(napi_create_reference(env, arguments[1], 1, &engine->memory));
  TRY(napi_ref_threadsafe_function(env, engine->whenDone));
  TRY(napi_create_promise(env, &engine->deferred, &promise));
  beginJobs(engine->pool, base, first, jobCount);
  return promise;
}

/* cancel(engine): makes its jobs end within a block of points. */
static napi_value cancel(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  TRY(napi_get_cb_info(env, info, &count, &argument, NULL, NULL));
  Engine *engine = engineOf(env, argument);
  if (engine) cancelJobs(engine->pool);
  return NULL;
}

/* close(engine): ends its threads; nothing happens if they have ended. */
static napi_value closeEngine(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  void *engine = NULL;
  TRY(napi_get_cb_info(env, info, &count, &argument, NULL, NULL));
  TRY(napi_get_value_external(env, argument, &engine));
  if (engine) endThreads(engine);
  return NULL;
}

NAPI_MODULE_INIT() {
  const struct {
    const char *name;
    napi_callback function;
  } functions[] = {{"widths", widths},   {"open", openEngine}, {"alignment", alignment}, {"prepare", prepareField},
                   {"run", run},         {"cancel", cancel},   {"close", closeEngine}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    napi_value function;
    TRY(napi_create_function(env, functions[i].name, NAPI_AUTO_LENGTH, functions[i].function, NULL, &function));
    TRY(napi_set_named_property(env, exports, functions[i].name, function));
  }
  return exports;
}
