#include "kernels.h"

#include "block.h"
#include "update.h"

#define JOIN(name, width) name##width
#define NAMED(name, width) JOIN(name, width)

/* Runs a task's points in blocks of about the same size, in their order. */
static void runPoints(const Plan *plan, char *base, const Job *job, uint32_t task, uint32_t thread, uint32_t *cancelling) {
  const long start = (long)task * job->pointsPerTask;
  const long points = fewer(job->pointsPerTask, job->points - (uint32_t)start);
  const long blocks = (points + plan->blockPoints - 1) / plan->blockPoints;
  const long size = roundUp((uint32_t)((points + blocks - 1) / blocks), POINTS_AT_ONCE);
  double *loss = (double *)(base + plan->losses) + task;
  if (job->fresh) *loss = 0;
  for (long index = 0; index * size < points; index++) {
    if (isCancelled(cancelling)) return;
    const long slot = job->keptBlocks ? task * job->keptBlocks + index : thread;
    const Block block = {
        .plan = plan,
        .base = base,
        .job = job,
        .first = start + index * size,
        .points = points - index * size < size ? points - index * size : size,
        .slot = base + plan->slots + (size_t)slot * plan->slotBytes,
        .scratch = base + plan->scratch + (size_t)thread * plan->threadBytes,
        .gradient = floatsAt(base, plan->gradients) + (size_t)task * plan->parameterCount,
        .fresh = job->fresh && index == 0,
    };
    runBlock(&block, loss);
  }
}

static void runTask(char *base, const Job *job, uint32_t task, uint32_t thread, uint32_t *cancelling) {
  const Plan *plan = (const Plan *)base;
  if (job->kind == POINTS_JOB) {
    runPoints(plan, base, job, task, thread, cancelling);
  } else {
    updateShare(plan, base, job, task);
  }
}

static void prepare(char *base) {
  const Plan *plan = (const Plan *)base;
  const Layer *layers = layersOf(base, plan);
  for (uint32_t l = 0; l < plan->depth; l++) {
    if (!layers[l].transposed) continue;
    for (uint32_t row = 0; row < layers[l].fanIn; row += PANEL) transpose(plan, base, layers + l, row);
  }
}

const Kernels NAMED(kernels, WIDTH) = {WIDTH, ROWS, runTask, prepare};
