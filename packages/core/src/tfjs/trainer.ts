import * as tf from '@tensorflow/tfjs';
import { checkLength } from '../check.ts';
import { pointCount } from '../encodings/encode.ts';
import type { Trainer } from '../engine.ts';
import type { Field } from '../field.ts';
import { initialOptimizerState, type Optimizer, type OptimizerState } from '../fit/optimizer.ts';
import type { Parameter, Parameters } from '../parameters.ts';
import type { Batch } from '../supervision.ts';
import { type Chunk, chunksOf, uploadRows } from './chunks.ts';
import { type EncodingTensors, encodeTensor, encodingGradients } from './encode.ts';
import { createFeatureCache } from './featureCache.ts';
import { judgeDirectly, judgeIndirectly, type LogitJudge } from './judge.ts';
import { activate, backward, forward, type LayerTensors, layersOf } from './layers.ts';
import { type Trained, updated } from './update.ts';

/** A trainer whose parameters and moments live on the active tfjs backend. */
export function createTfjsTrainer(
  { encoding, network, parameters }: Field,
  optimizer: Optimizer,
  state: OptimizerState | undefined,
  workingBytes: number,
): Trainer {
  const start = state ?? initialOptimizerState(optimizer, parameters);
  // Copied: the cpu backend keeps the array that it is given.
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
        frequencies: tf.tensor2d(encoding.frequencies, [encoding.frequencyCount, encoding.inputDim]),
        amplitudes: tf.tensor1d(encoding.amplitudes),
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

  const evaluate = async (coordinates: Float32Array): Promise<Float32Array> => {
    const count = pointCount('evaluate', coordinates, encoding.inputDim);
    const values = new Float32Array(count * network.outputDim);
    for (const chunk of chunksOf(count, network, workingBytes)) {
      const tensor = tf.tidy(() => {
        const features = encodeTensor(
          encoding,
          encodingTensors(),
          uploadRows(coordinates, encoding.inputDim, chunk),
        );
        return activate(forward(features, layers()).logits, network.outputActivation);
      });
      values.set(await tensor.data(), chunk.from * network.outputDim);
      tensor.dispose();
    }
    return values;
  };

  /** Loss and gradient of one chunk, all in the caller's tidy. */
  const chunkGradient = (
    batch: Batch,
    chunk: Chunk,
    judge: LogitJudge,
  ): { loss: tf.Scalar; gradients: tf.Tensor[] } => {
    const features = cache.features(encodingTensors(), chunk);
    const pass = forward(features, layers());
    const { loss, logitGradient } = judge(pass.logits, chunk);
    const { layerGradients, featureGradient } = backward(pass, layers(), logitGradient, encoding.trainable);
    if (!featureGradient) return { loss, gradients: layerGradients };
    const coordinates = uploadRows(batch.coordinates, encoding.inputDim, chunk);
    const ofEncoding = encodingGradients(encoding, encodingTensors(), coordinates, featureGradient);
    return { loss, gradients: [...layerGradients, ...ofEncoding] };
  };

  /** Loss and gradient of a batch, chunk by chunk; the caller disposes them. */
  const batchGradient = async (batch: Batch): Promise<{ loss: tf.Scalar; gradients: tf.Tensor[] }> => {
    const count = pointCount('step', batch.coordinates, encoding.inputDim);
    if (count === 0) throw new RangeError('step: coordinates must hold at least one point, got none');
    const judge =
      'judge' in batch
        ? await judgeIndirectly(batch, await evaluate(batch.coordinates), network)
        : judgeDirectly(checkedTargets(batch, count * network.outputDim), network);
    cache.begin(batch);
    let sum: { loss: tf.Scalar; gradients: tf.Tensor[] } | undefined;
    for (const chunk of chunksOf(count, network, workingBytes)) {
      const before: typeof sum = sum;
      sum = tf.tidy(() => {
        const { loss, gradients } = chunkGradient(batch, chunk, judge);
        if (!before) return { loss, gradients };
        return {
          loss: tf.add(before.loss, loss),
          gradients: gradients.map((each, i) => tf.add(each, before.gradients[i]!)),
        };
      });
      tf.dispose(before ?? []);
    }
    return sum!;
  };

  const replaceLoss = (loss: tf.Scalar): void => {
    lastLoss.dispose();
    lastLoss = loss;
  };

  return {
    evaluate,
    step: async (batch, learningRate) => {
      const { loss, gradients } = await batchGradient(batch);
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
    gradient: async (batch) => {
      const { loss, gradients } = await batchGradient(batch);
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

function checkedTargets(batch: Extract<Batch, { targets: Float32Array }>, expected: number): typeof batch {
  checkLength('step', 'targets', batch.targets, expected, '[n, c]');
  return batch;
}

/** Frees what an update replaced; an optimiser may hand an array on as it is. */
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

/** Arrays under the names and shapes of the parameters, in their order. */
function shaped(parameters: Parameters, arrays: readonly ArrayLike<number>[]): Parameter[] {
  return parameters.map(({ name, shape }, i) => ({ name, shape, values: Float32Array.from(arrays[i]!) }));
}
