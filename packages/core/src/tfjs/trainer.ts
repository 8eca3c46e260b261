import * as tf from '@tensorflow/tfjs';
import type { Evaluate, Trainer } from '../engine.ts';
import type { Field } from '../field.ts';
import { initialOptimizerState, type Optimizer, type OptimizerState } from '../optimizer.ts';
import { type Parameter, type Parameters, TABLES } from '../parameters.ts';
import { regularPauses } from '../progress.ts';
import { checkBatch } from '../supervision/checkBatch.ts';
import type { Batch } from '../supervision/supervision.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { createEncoder } from './createEncoder.ts';
import { evaluateChunks } from './evaluator.ts';
import { backward, forward, layersOf } from './layers.ts';
import { directLoss, indirectLoss, type LogitLoss } from './loss.ts';
import { createPlacementCache } from './placementCache.ts';
import { type Trained, updated, whereTouched } from './update.ts';

/** Creates a trainer whose parameters and moments are on the active tfjs backend. */
export function createTfjsTrainer(
  { encoding, network, parameters }: Field,
  optimizer: Optimizer,
  state: OptimizerState | undefined,
  workingBytes: number,
): Trainer {
  const start = state ?? initialOptimizerState(optimizer, parameters);
  // Copied: the cpu backend keeps the array that it receives.
  const upload = ({ values, shape }: Parameter): tf.Tensor =>
    tf.tensor(values.slice(), [...shape], 'float32');
  let trained: Trained[] = parameters.map((parameter, i) => ({
    value: upload(parameter),
    first: upload(start.firstMoments[i]!),
    second: start.secondMoments[i] && upload(start.secondMoments[i]),
  }));
  let updates = start.updates;
  let lastLoss: tf.Scalar = tf.scalar(Number.NaN);
  const encoder = createEncoder(encoding);
  const cache = createPlacementCache(encoder, encoding.inputDim, workingBytes);
  const tensors = (): tf.Tensor[] => trained.map(({ value }) => value);

  const evaluate: Evaluate = (coordinates, signal) =>
    evaluateChunks({ encoding, network, encoder, parameters: tensors() }, coordinates, workingBytes, signal);

  /** Computes loss and gradient of one chunk, inside the caller's tidy. */
  const chunkGradient = (chunk: Chunk, lossOf: LogitLoss): { loss: tf.Scalar; gradients: tf.Tensor[] } => {
    const layers = layersOf(network, tensors());
    const ofEncoding = tensors().slice(2 * network.depth);
    const placement = cache.place(chunk);
    const pass = forward(encoder.features(placement, ofEncoding), layers);
    const { loss, logitGradient } = lossOf(pass.logits, chunk);
    const { layerGradients, featureGradient } = backward(pass, layers, logitGradient, encoding.trainable);
    const encodingGradients = featureGradient
      ? encoder.gradients(placement, ofEncoding, featureGradient)
      : [];
    return { loss, gradients: [...layerGradients, ...encodingGradients] };
  };

  /** Computes loss and gradient of a batch, chunk by chunk; the caller disposes of them. */
  const batchGradient = async (
    batch: Batch,
    signal: AbortSignal | undefined,
  ): Promise<{ loss: tf.Scalar; gradients: tf.Tensor[] }> => {
    const count = checkBatch({ encoding, network }, batch);
    signal?.throwIfAborted();
    const lossOf =
      'lossAndGradient' in batch
        ? await indirectLoss(batch, await evaluate(batch.coordinates, signal), network)
        : directLoss(batch, network);
    cache.begin(batch);
    const pause = regularPauses(signal);
    let sum: { loss: tf.Scalar; gradients: tf.Tensor[] } | undefined;
    try {
      for (const chunk of chunksOf(count, { encoding, network }, workingBytes)) {
        await pause();
        const before: typeof sum = sum;
        sum = tf.tidy(() => {
          const { loss, gradients } = chunkGradient(chunk, lossOf);
          if (!before) return { loss, gradients };
          return {
            loss: tf.add(before.loss, loss),
            gradients: gradients.map((each, i) => tf.add(each, before.gradients[i]!)),
          };
        });
        tf.dispose(before ?? []);
      }
    } catch (error) {
      tf.dispose(sum ?? []);
      throw error;
    }
    return sum!;
  };

  const replaceLoss = (loss: tf.Scalar): void => {
    lastLoss.dispose();
    lastLoss = loss;
  };

  return {
    evaluate,
    step: async (batch, learningRate, signal) => {
      const { loss, gradients } = await batchGradient(batch, signal);
      updates += 1;
      const next = tf.tidy(() =>
        trained.map((each, i) => {
          const next = updated(each, gradients[i]!, optimizer, learningRate, updates);
          return parameters[i]!.name === TABLES ? whereTouched(gradients[i]!, next, each) : next;
        }),
      );
      disposeReplaced(trained, next);
      tf.dispose(gradients);
      trained = next;
      replaceLoss(loss);
    },
    loss: async () => (await lastLoss.data())[0]!,
    gradient: async (batch, signal) => {
      const { loss, gradients } = await batchGradient(batch, signal);
      const read = await Promise.all(gradients.map((tensor) => tensor.data()));
      const total = (await loss.data())[0]!;
      tf.dispose([loss, ...gradients]);
      return { loss: total, gradient: shaped(parameters, read) };
    },
    read: async () => {
      const values = await download(trained.map(({ value }) => value));
      const first = await download(trained.map((each) => each.first));
      const second = await download(trained.flatMap((each) => each.second ?? []));
      return {
        parameters: shaped(parameters, values),
        optimizerState: {
          updates,
          firstMoments: shaped(parameters, first),
          secondMoments: second.length === 0 ? [] : shaped(parameters, second),
        },
      };
    },
    dispose: () => {
      tf.dispose([
        lastLoss,
        ...trained.flatMap(({ value, first, second }) => [value, first, ...(second ? [second] : [])]),
      ]);
      encoder.dispose();
      cache.dispose();
    },
  };
}

/** Frees what an update replaced; an update may also return an array unchanged. */
function disposeReplaced(before: readonly Trained[], after: readonly Trained[]): void {
  before.forEach((old, i) => {
    const kept = after[i]!;
    if (old.value !== kept.value) old.value.dispose();
    if (old.first !== kept.first) old.first.dispose();
    if (old.second !== kept.second) old.second?.dispose();
  });
}

async function download(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  return Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
}

/** Returns arrays under the names and shapes of the parameters, in their order. */
function shaped(parameters: Parameters, arrays: readonly ArrayLike<number>[]): Parameter[] {
  return parameters.map(({ name, shape }, i) => ({ name, shape, values: Float32Array.from(arrays[i]!) }));
}
