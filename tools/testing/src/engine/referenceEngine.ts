import {
  type Batch,
  checkBatch,
  checkGradient,
  copyParameters,
  type DirectBatch,
  type Engine,
  type Field,
  type Optimizer,
  type OptimizerState,
  type Parameter,
  type Trainer,
} from '@fourier-features/core';
import { pointCount } from '@fourier-features/core/check';
import { createReference, type ReferenceGradient } from './reference.ts';
import { type ReferenceRules, referenceRules } from './referenceRules.ts';
import { createReferenceUpdate } from './referenceUpdate.ts';

/** Number of points between two looks at a signal. */
const CHUNK = 512;

/**
 * Returns an engine that computes in float64 and stores in float32: plain, slow, and right by inspection. It shows that the
 * properties can be met, and broken copies of it show that each of them can fail.
 */
export function referenceEngine(changed: Partial<ReferenceRules> = {}): Engine {
  const rules = { ...referenceRules, ...changed };
  return {
    name: 'reference',
    createTrainer: async (field, optimizer, state) => createTrainer(rules, field, optimizer, state),
    createEvaluator: async (field) => createTrainer(rules, field, { kind: 'sgd', momentum: 0 }),
  };
}

function createTrainer(
  rules: ReferenceRules,
  field: Field,
  optimizer: Optimizer,
  state?: OptimizerState,
): Trainer {
  const { inputDim } = field.encoding;
  const { outputDim } = field.network;
  const reference = createReference(field, rules);
  const moments = createReferenceUpdate(optimizer, field.parameters, rules);
  const { firstMoments, secondMoments } = moments;
  state?.firstMoments.forEach(({ values }, i) => {
    firstMoments[i]!.set(values);
  });
  state?.secondMoments.forEach(({ values }, i) => {
    secondMoments[i]?.set(values);
  });
  let updates = state?.updates ?? 0;
  let lastLoss = Number.NaN;

  const named = (arrays: readonly Float64Array[]): Parameter[] =>
    arrays.map((values, i) => ({ ...field.parameters[i]!, values: Float32Array.from(values) }));

  const evaluate = async (coordinates: Float32Array, signal?: AbortSignal): Promise<Float32Array> => {
    signal?.throwIfAborted();
    const count = pointCount('evaluate', coordinates, inputDim);
    const values = new Float32Array(count * outputDim);
    for (let from = 0; from < count; from += CHUNK) {
      const part = coordinates.subarray(from * inputDim, (from + CHUNK) * inputDim);
      values.set(reference.values(part), from * outputDim);
      await hear(signal);
    }
    return values;
  };

  const directGradient = async (
    { coordinates, targets, loss }: DirectBatch,
    signal: AbortSignal | undefined,
  ): Promise<ReferenceGradient> => {
    const count = targets.length / outputDim;
    const parts: ReferenceGradient[] = [];
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK);
      const part = {
        coordinates: coordinates.subarray(from * inputDim, to * inputDim),
        targets: targets.subarray(from * outputDim, to * outputDim),
        loss,
      };
      parts.push(scaled(reference.gradient(part), (to - from) / count));
      await hear(signal);
    }
    return parts.reduce(sum);
  };

  const gradientOf = async (batch: Batch, signal?: AbortSignal): Promise<ReferenceGradient> => {
    signal?.throwIfAborted();
    checkBatch(field, batch);
    if (!('lossAndGradient' in batch)) return directGradient(batch, signal);
    const values = await evaluate(batch.coordinates, signal);
    const { loss, gradient } = await batch.lossAndGradient(values, 0);
    checkGradient(gradient, values);
    signal?.throwIfAborted();
    return { loss, gradient: reference.pullBack(batch.coordinates, gradient) };
  };

  return {
    evaluate,
    step: async (batch, rate, signal) => {
      const { loss, gradient } = await gradientOf(batch, signal);
      updates += 1;
      moments.update(reference.parameters, gradient, rate, updates);
      for (const array of [...reference.parameters, ...firstMoments, ...secondMoments]) {
        for (let i = 0; i < array.length; i++) array[i] = Math.fround(array[i]!);
      }
      lastLoss = loss;
    },
    loss: async () => lastLoss,
    gradient: async (batch, signal) => {
      const { loss, gradient } = await gradientOf(batch, signal);
      return { loss, gradient: named(gradient) };
    },
    read: async () => ({
      parameters: copyParameters(named(reference.parameters)),
      optimizerState: {
        updates,
        firstMoments: named(firstMoments),
        secondMoments: named(secondMoments),
      },
    }),
    dispose: () => {},
  };
}

/** Lets timers run before a look at the signal. */
async function hear(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

function scaled({ loss, gradient }: ReferenceGradient, factor: number): ReferenceGradient {
  return { loss: factor * loss, gradient: gradient.map((array) => array.map((each) => factor * each)) };
}

function sum(a: ReferenceGradient, b: ReferenceGradient): ReferenceGradient {
  return {
    loss: a.loss + b.loss,
    gradient: a.gradient.map((array, k) => array.map((each, i) => each + b.gradient[k]![i]!)),
  };
}
