#include "check.h"

#include "gridCheck.h"

static uint64_t outputsPerChannel(const Layer *layer) { return layer->activation == WIRE ? 2 : 1; }

static const char *layerFault(const Check *check, uint32_t index) {
  const Plan *plan = check->plan;
  const Layer *layer = check->layers + index;
  const uint64_t rows = padded(layer->fanIn, check->kernels->rows);
  const uint64_t columns = padded(layer->fanOut, check->kernels->width);
  const uint64_t panel = 2 * (uint64_t)check->kernels->width;
  REQUIRE(layer->fanIn >= 1 && layer->fanOut >= 1, "a layer must have inputs and outputs");
  REQUIRE(layer->weights + rows * columns <= plan->parameterCount && layer->biases + columns <= plan->parameterCount,
          "weights must be among the parameters");
  REQUIRE((uint64_t)layer->inputStride >= (uint64_t)layer->fanIn + SLACK, "rows of activations must be padded");
  REQUIRE(layer->input % sizeof(float) == 0 &&
              (uint64_t)layer->input + (uint64_t)plan->blockPoints * layer->inputStride * sizeof(float) <= plan->slotBytes,
          "activations must be in their slot");
  REQUIRE(!layer->transposed ||
              inside(check, layer->transposed, padded(layer->fanIn, panel) * layer->fanOut, sizeof(float)),
          "transposed weights must be in the memory");
  const int last = index + 1 == plan->depth;
  REQUIRE(layer->activation <= WIRE && (layer->activation == NO_ACTIVATION) == last,
          "every layer but the last must have an activation");
  const uint64_t channels = last ? plan->outputDim : layer[1].fanIn;
  REQUIRE(layer->fanOut == outputsPerChannel(layer) * channels, "layers must fit together");
  return NULL;
}

static uint64_t featureCount(const Check *check) {
  const Plan *plan = check->plan;
  if (plan->grid) return gridOfCheck(check)->levelCount * (uint64_t)gridOfCheck(check)->features;
  return (plan->includeCoordinates ? plan->inputDim : 0) + 2 * (uint64_t)plan->frequencyCount;
}

static const char *fieldFault(const Check *check) {
  const Plan *plan = check->plan;
  REQUIRE(plan->depth >= (plan->grid ? 0 : 1) && plan->depth <= MOST_LAYERS,
          "depth must be from 1, or 0 with a grid, to 65536");
  REQUIRE(inside(check, plan->layers, plan->depth * (uint64_t)sizeof(Layer), 1) && plan->layers % 8 == 0,
          "layers must be in the memory");
  REQUIRE(plan->inputDim >= 1 && plan->outputDim >= 1, "there must be coordinates and values");
  REQUIRE(plan->blockPoints >= BLOCK_UNIT && plan->blockPoints % BLOCK_UNIT == 0,
          "blockPoints must be a multiple of 24");
  REQUIRE(plan->frequencyStride % WAVES_PADDING == 0 && plan->frequencyStride >= plan->frequencyCount,
          "frequencies must be padded to a multiple of 64");
  REQUIRE(inside(check, plan->frequencies, (uint64_t)plan->inputDim * plan->frequencyStride, sizeof(float)) &&
              inside(check, plan->amplitudes, plan->frequencyStride, sizeof(float)),
          "frequencies must be in the memory");
  REQUIRE(inside(check, plan->parameters, plan->parameterCount, sizeof(float)), "parameters must be in the memory");
  REQUIRE(!plan->trainable || ((uint64_t)plan->trainedFrequencies + (uint64_t)plan->inputDim * plan->frequencyStride <=
                                   plan->parameterCount &&
                               (uint64_t)plan->trainedAmplitudes + plan->frequencyStride <= plan->parameterCount &&
                               !plan->grid && check->layers->transposed),
          "trained frequencies must be among the parameters");
  if (plan->grid) {
    const char *fault = gridFault(check);
    if (fault) return fault;
  }
  REQUIRE((plan->depth ? check->layers->fanIn : plan->outputDim) == featureCount(check),
          "the first layer must fit the encoding");
  REQUIRE(plan->logits % sizeof(float) == 0 && (uint64_t)plan->logitStride >= (uint64_t)plan->outputDim + SLACK &&
              plan->logits + (uint64_t)plan->blockPoints * plan->logitStride * sizeof(float) <= plan->slotBytes,
          "logits must be in their slot");
  for (uint32_t l = 0; l < plan->depth; l++) {
    const char *fault = layerFault(check, l);
    if (fault) return fault;
  }
  return NULL;
}

static const char *gradientFault(const Check *check, uint32_t lanes) {
  const Plan *plan = check->plan;
  REQUIRE(lanes >= 1 && inside(check, plan->gradients, (uint64_t)lanes * plan->parameterCount, sizeof(float)) &&
              inside(check, plan->losses, lanes, sizeof(double)),
          "the lanes' gradients must be in the memory");
  return NULL;
}

/* The places that activations other than ReLU need: buffers in every forward pass, slopes if gradients follow. */
static const char *activationFault(const Check *check, const Job *job) {
  const Plan *plan = check->plan;
  for (uint32_t l = 0; l < plan->depth; l++) {
    const Layer *layer = check->layers + l;
    if (layer->activation <= RELU) continue;
    REQUIRE(plan->bufferStride >= (uint64_t)layer->fanOut + SLACK &&
                (uint64_t)plan->blockPoints * plan->bufferStride * sizeof(float) <= plan->bufferBytes,
            "outputs of a layer must be in a buffer");
    if (!job->loss && !job->keptBlocks) continue;
    REQUIRE(layer->slopeStride >= outputsPerChannel(layer) * (layer[1].fanIn + (uint64_t)SLACK) &&
                layer->slopes % sizeof(float) == 0 &&
                (uint64_t)layer->slopes + (uint64_t)plan->blockPoints * layer->slopeStride * sizeof(float) <=
                    plan->slotBytes,
            "slopes must be in their slot");
  }
  return NULL;
}

static const char *pointsFault(const Check *check, const Job *job, uint32_t threads) {
  const Plan *plan = check->plan;
  REQUIRE(job->points >= 1 && job->pointsPerTask >= 1, "there must be points");
  REQUIRE(job->tasks == (job->points - 1) / job->pointsPerTask + 1, "each point must be in one task");
  REQUIRE(inside(check, plan->coordinates, (uint64_t)job->points * plan->inputDim, sizeof(float)),
          "coordinates must be in the memory");
  REQUIRE(!job->keptBlocks || (uint64_t)job->keptBlocks * plan->blockPoints >= job->pointsPerTask,
          "each block must have a slot");
  const uint64_t slots = job->keptBlocks ? (uint64_t)job->tasks * job->keptBlocks : threads;
  REQUIRE(plan->slotBytes % ALIGNMENT == 0 && inside(check, plan->slots, slots, plan->slotBytes),
          "slots must be in the memory");
  REQUIRE(plan->threadBytes % ALIGNMENT == 0 && plan->bufferBytes % ALIGNMENT == 0 &&
              inside(check, plan->scratch, threads, plan->threadBytes) &&
              2 * (uint64_t)plan->bufferBytes + plan->inputDim * (uint64_t)sizeof(double) <= plan->threadBytes,
          "the threads' buffers must be in the memory");
  const uint64_t values = (uint64_t)job->points * plan->outputDim;
  REQUIRE(!job->writeValues || inside(check, plan->values, values, sizeof(float)), "values must be in the memory");
  const char *fault = activationFault(check, job);
  if (!fault && plan->grid) fault = gridRoundFault(check, job, job->loss != NO_LOSS);
  if (fault) return fault;
  if (!job->loss) return NULL;
  REQUIRE(inside(check, plan->targets, values + SLACK, sizeof(float)), "targets must be in the memory");
  uint64_t widest = plan->trainable || plan->grid ? featureCount(check) : 0;
  REQUIRE(!plan->grid || !plan->depth || check->layers->transposed, "the gradient of features must be computed");
  for (uint32_t l = 0; l < plan->depth; l++) {
    if (check->layers[l].fanOut > widest) widest = check->layers[l].fanOut;
  }
  REQUIRE(plan->bufferStride >= widest + SLACK &&
              (uint64_t)plan->blockPoints * plan->bufferStride * sizeof(float) <= plan->bufferBytes,
          "gradients of activations must be in their buffers");
  return gradientFault(check, job->tasks);
}

static const char *scatterFault(const Check *check, const Job *job) {
  REQUIRE(check->plan->grid, "a scatter must be into tables");
  const Grid *grid = gridOfCheck(check);
  REQUIRE(job->points >= 1 && job->tasks == grid->levelCount * (uint64_t)grid->shares,
          "each share of each table must be one task");
  const char *fault = gridRoundFault(check, job, 1);
  return fault ? fault : tableGradientFault(check);
}

static const char *updateFault(const Check *check, const Job *job) {
  const Plan *plan = check->plan;
  uint64_t tasks = 1;
  if (plan->grid) {
    const char *fault = tableUpdateFault(check, job);
    if (fault) return fault;
    tasks += gridOfCheck(check)->levelCount * (uint64_t)gridOfCheck(check)->shares;
  }
  for (uint32_t l = 0; l < plan->depth; l++) {
    const uint32_t panel = 2 * check->kernels->width;
    tasks += (check->layers[l].fanIn + (uint64_t)panel - 1) / panel;
  }
  REQUIRE(job->tasks == tasks, "each parameter must be in one task");
  REQUIRE(!job->optimizer || (inside(check, plan->firstMoments, plan->parameterCount, sizeof(float)) &&
                              inside(check, plan->secondMoments, plan->parameterCount, sizeof(float))),
          "moments must be in the memory");
  return gradientFault(check, job->lanes);
}

static Check checkOf(const char *base, uint64_t length, const Kernels *kernels) {
  const Plan *plan = (const Plan *)base;
  return (Check){base, length, kernels, plan, (const Layer *)(base + (length > sizeof(Plan) ? plan->layers : 0))};
}

const char *faultOfField(const char *base, uint64_t length, const Kernels *kernels) {
  REQUIRE(length > sizeof(Plan), "there must be memory for a field");
  const Check check = checkOf(base, length, kernels);
  return fieldFault(&check);
}

const char *faultOf(const char *base, uint64_t length, const Job *jobs, uint32_t count, const Kernels *kernels,
                    uint32_t threads) {
  const char *fault = faultOfField(base, length, kernels);
  const Check check = checkOf(base, length, kernels);
  for (uint32_t i = 0; i < count && !fault; i++) {
    REQUIRE(jobs[i].tasks >= 1 && jobs[i].tasks <= MOST_TASKS, "a job must have from 1 to 2^20 - 1 tasks");
    REQUIRE(jobs[i].kind <= SCATTER, "a job must be of points, a scatter or an update");
    if (jobs[i].kind == POINTS_JOB) fault = pointsFault(&check, jobs + i, threads);
    else fault = jobs[i].kind == SCATTER ? scatterFault(&check, jobs + i) : updateFault(&check, jobs + i);
  }
  return fault;
}
