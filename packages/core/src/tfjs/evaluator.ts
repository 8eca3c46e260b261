import * as tf from '@tensorflow/tfjs';
import { checkFloat32, pointCount } from '../check.ts';
import type { Evaluator } from '../engine.ts';
import type { Field } from '../field.ts';
import { regularPauses } from '../progress.ts';
import { chunksOf } from './chunks.ts';
import { createEncoder } from './createEncoder.ts';
import type { Encoder } from './encoder.ts';
import { activate, forward, layersOf } from './layers.ts';

/** A field on a backend. */
export interface FieldOnBackend extends Pick<Field, 'encoding' | 'network'> {
  readonly encoder: Encoder;
  /** In the order of `Field.parameters`, as they are when the field is evaluated. */
  readonly parameters: readonly tf.Tensor[];
}

/** Creates an evaluator of a field on the active tfjs backend. */
export function createTfjsEvaluator(
  { encoding, network, parameters }: Field,
  workingBytes: number,
): Evaluator {
  const encoder = createEncoder(encoding);
  // Copied: the cpu backend keeps the array that it receives.
  const tensors = parameters.map(({ values, shape }) => tf.tensor(values.slice(), [...shape], 'float32'));
  const field: FieldOnBackend = { encoding, network, encoder, parameters: tensors };
  return {
    evaluate: (coordinates, signal) => evaluateChunks(field, coordinates, workingBytes, signal),
    dispose: () => {
      encoder.dispose();
      tf.dispose(tensors);
    },
  };
}

/**
 * Computes values `[n, c]` at coordinates `[n, d]` in chunks that fit into `workingBytes`.
 *
 * @throws the signal's reason if it is aborted before the last chunk.
 */
export async function evaluateChunks(
  { encoding, network, encoder, parameters }: FieldOnBackend,
  coordinates: Float32Array,
  workingBytes: number,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const { outputDim, outputActivation, depth } = network;
  checkFloat32('evaluate', 'coordinates', coordinates);
  const count = pointCount('evaluate', coordinates, encoding.inputDim);
  const values = new Float32Array(count * outputDim);
  signal?.throwIfAborted();
  const pause = regularPauses(signal);
  for (const chunk of chunksOf(count, { encoding, network }, workingBytes)) {
    await pause();
    const tensor = tf.tidy(() => {
      const features = encoder.features(encoder.place(coordinates, chunk), parameters.slice(2 * depth));
      return activate(forward(features, layersOf(network, parameters)).logits, outputActivation);
    });
    values.set(await tensor.data(), chunk.from * outputDim);
    tensor.dispose();
  }
  return values;
}
