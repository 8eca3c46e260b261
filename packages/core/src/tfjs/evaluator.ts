import * as tf from '@tensorflow/tfjs';
import { checkFloat32, pointCount } from '../check.ts';
import type { FourierEncoding } from '../encodings/encoding.ts';
import type { Evaluator } from '../engine.ts';
import { type Field, trainedEncoding } from '../field.ts';
import { regularPauses } from '../progress.ts';
import { chunksOf, uploadRows } from './chunks.ts';
import { type EncodingTensors, encodeTensor } from './encode.ts';
import { activate, forward, type LayerTensors, layersOf } from './layers.ts';

/** A field's arrays on a backend, as they are when it is evaluated. */
export interface FieldTensors {
  readonly encoding: EncodingTensors;
  readonly layers: LayerTensors;
}

/** Creates an evaluator of a field on the active tfjs backend. */
export function createTfjsEvaluator(field: Field<FourierEncoding>, workingBytes: number): Evaluator {
  const { frequencies, amplitudes } = trainedEncoding(field);
  const { frequencyCount, inputDim } = field.encoding;
  const encoding: EncodingTensors = {
    frequencies: tf.tensor2d(frequencies.slice(), [frequencyCount, inputDim]),
    amplitudes: tf.tensor1d(amplitudes.slice()),
  };
  // Copied: the cpu backend keeps the array that it receives.
  const parameters = field.parameters.map(({ values, shape }) =>
    tf.tensor(values.slice(), [...shape], 'float32'),
  );
  const tensors: FieldTensors = { encoding, layers: layersOf(field.network, parameters) };
  return {
    evaluate: (coordinates, signal) => evaluateChunks(field, tensors, coordinates, workingBytes, signal),
    dispose: () => tf.dispose([encoding.frequencies, encoding.amplitudes, ...parameters]),
  };
}

/**
 * Computes values `[n, c]` at coordinates `[n, d]` in chunks that fit into `workingBytes`.
 *
 * @throws the signal's reason if it is aborted before the last chunk.
 */
export async function evaluateChunks(
  { encoding, network }: Pick<Field<FourierEncoding>, 'encoding' | 'network'>,
  tensors: FieldTensors,
  coordinates: Float32Array,
  workingBytes: number,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const { inputDim } = encoding;
  const { outputDim, outputActivation } = network;
  checkFloat32('evaluate', 'coordinates', coordinates);
  const count = pointCount('evaluate', coordinates, inputDim);
  const values = new Float32Array(count * outputDim);
  signal?.throwIfAborted();
  const pause = regularPauses(signal);
  for (const chunk of chunksOf(count, network, workingBytes)) {
    await pause();
    const tensor = tf.tidy(() => {
      const features = encodeTensor(encoding, tensors.encoding, uploadRows(coordinates, inputDim, chunk));
      return activate(forward(features, tensors.layers).logits, outputActivation);
    });
    values.set(await tensor.data(), chunk.from * outputDim);
    tensor.dispose();
  }
  return values;
}
