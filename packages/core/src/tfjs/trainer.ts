import * as tf from '@tensorflow/tfjs';
import type { FourierEncoding } from '../encodings/encoding.ts';
import type { Evaluate, Trainer } from '../engine.ts';
import type { Field } from '../field.ts';
import { initialOptimizerState, type Optimizer, type OptimizerState } from '../optimizer.ts';
import type { Parameter, Parameters } from '../parameters.ts';
import { regularPauses } from '../progress.ts';
import { checkBatch } from '../supervision/checkBatch.ts';
import type { Batch } from '../supervision/supervision.ts';
import { type Chunk, chunksOf, uploadRows } from './chunks.ts';
import { type EncodingTensors, encodingGradients } from './encode.ts';
import { evaluateChunks } from './evaluator.ts';
import { createFeatureCache } from './featureCache.ts';
import { backward, forward, type LayerTensors, layersOf } from './layers.ts';
import { directLoss, indirectLoss, type LogitLoss } from './loss.ts';
import { type Trained, updated } from './update.ts';

/** Creates a trainer whose parameters and moments are on the active tfjs backend. */
export function createTfjsTrainer(
  { encoding, network, parameters }: Field<FourierEncoding>,
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
  const cache = createFeatureCache(encoding, workingBytes);
  const fixed: EncodingTensors | undefined = encoding.trainable
    ? undefined
    : {
        frequencies: tf.tensor2d(encoding.frequencies.slice(), [encoding.frequencyCount, encoding.inputDim]),
        amplitudes: tf.tensor1d(encoding.amplitudes.slice()),
      };

  const layers = (): LayerTensors =>
    layersOf(
      network,
      trained.map(({ value }) => value),
    );
  const encodingTensors = (): EncodingTensors =>
    fixed ?? {
      frequencies: trained.at(-2)!.value as tf.Tensor2D,
      amplitudes: trained.at(-1)!.value as tf.Tensor1D,
    };

  const evaluate: Evaluate = (coordinates, signal) =>
    evaluateChunks(
      { encoding, network },
      { encoding: encodingTensors(), layers: layers() },
      coordinates,
      workingBytes,
      signal,
    );

  /** Computes loss and gradient of one chunk, inside the caller's tidy. */
  const chunkGradient = (
    batch: Batch,
    chunk: Chunk,
    lossOf: LogitLoss,
  ): { loss: tf.Scalar; gradients: tf.Tensor[] } => {
    const features = cache.features(encodingTensors(), chunk);
    const pass = forward(features, layers());
    const { loss, logitGradient } = lossOf(pass.logits, chunk);
    const { layerGradients, featureGradient } = backward(pass, layers(), logitGradient, encoding.trainable);
    if (!featureGradient) return { loss, gradients: layerGradients };
    const coordinates = uploadRows(batch.coordinates, encoding.inputDim, chunk);
    const ofEncoding = encodingGradients(encoding, encodingTensors(), coordinates, featureGradient);
    return { loss, gradients: [...layerGradients, ...ofEncoding] };
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
      for (const chunk of chunksOf(count, network, workingBytes)) {
        await pause();
        const before: typeof sum = sum;
        sum = tf.tidy(() => {
          const { loss, gradients } = chunkGradient(batch, chunk, lossOf);
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
        trained.map((each, i) => updated(each, gradients[i]!, optimizer, learningRate, updates)),
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
      if (fixed) tf.dispose([fixed.frequencies, fixed.amplitudes]);
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
