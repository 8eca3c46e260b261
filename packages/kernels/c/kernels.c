/* The kernels for vectors of WIDTH floats. */
#include "kernels.h"

#include "block.h"
#include "update.h"

#define JOIN(name, width) name##width
#define NAMED(name, width) JOIN(name, width)

/* Runs one of the blocks, of about the same size, into which a task is cut; returns 0 if there is no such block. */
static int runBlockOfTask(char *base, const Job *job, uint32_t task, uint32_t thread, uint32_t index) {
  const Plan *plan = (const Plan *)base;
  const uint32_t start = task * job->pointsPerTask;
  const uint32_t points = fewer(job->pointsPerTask, job->points - start);
  const uint32_t blocks = (points + plan->blockPoints - 1) / plan->blockPoints;
  const uint32_t size = roundUp((points + blocks - 1) / blocks, POINTS_AT_ONCE);
  if (index * size >= points) return 0;
  const uint32_t slot = job->keptBlocks ? task * job->keptBlocks + index : thread;
  const Block block = {
      .plan = plan,
      .base = base,
      .job = job,
      .first = start + index * size,
      .points = fewer(size, points - index * size),
      .slot = base + plan->slots + (size_t)slot * plan->slotBytes,
      .scratch = base + plan->scratch + (size_t)thread * plan->threadBytes,
      .gradient = floatsAt(base, plan->gradients) + (size_t)task * plan->parameterCount,
      .fresh = job->fresh && index == 0,
  };
  double *loss = (double *)(base + plan->losses) + task;
  if (block.fresh) *loss = 0;
  runBlock(&block, loss);
  return 1;
}

static void runTask(char *base, const Job *job, uint32_t task, uint32_t thread, uint32_t *cancelling) {
  if (job->kind == UPDATE) {
    updateShare((const Plan *)base, base, job, task);
    return;
  }
  if (job->kind == SCATTER) {
    scatterShare((const Plan *)base, base, job, task, cancelling);
    return;
  }
  for (uint32_t index = 0; !isCancelled(cancelling) && runBlockOfTask(base, job, task, thread, index); index++) {
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
