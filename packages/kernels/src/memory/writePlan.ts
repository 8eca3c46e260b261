import type { Field, FourierEncoding, OutputActivation } from '@fourier-features/core';
import type { Region } from '../host.ts';
import type { Layout } from './layout.ts';

/** Values of the enumeration in c/plan.h. */
const ACTIVATIONS: Record<OutputActivation, number> = { linear: 0, sigmoid: 1, tanh: 2 };

/** Writes the kernels' description of a field, in the order of the structures in c/plan.h. */
export function writePlan(
  region: Region,
  layout: Layout,
  { encoding, network }: Field<FourierEncoding>,
): void {
  const { buffer, start } = region;
  const layers = layout.layers.flatMap((layer) => [
    layer.fanIn,
    layer.fanOut,
    layer.weights,
    layer.biases,
    layer.transposed,
    layer.input,
    layer.inputStride,
  ]);
  new Uint32Array(buffer, start + layout.layerTable, layers.length).set(layers);
  const fields = [
    encoding.inputDim,
    encoding.frequencyCount,
    Number(encoding.includeCoordinates),
    Number(encoding.trainable),
    layout.frequencies,
    layout.amplitudes,
    layout.frequencyStride,
    network.depth,
    layout.layerTable,
    network.outputDim,
    ACTIVATIONS[network.outputActivation],
    layout.parameterCount,
    layout.parameters,
    layout.firstMoments,
    layout.secondMoments,
    layout.gradients,
    layout.losses,
    layout.trainedFrequencies,
    layout.trainedAmplitudes,
    layout.blockPoints,
    layout.slots,
    layout.slotBytes,
    layout.logits,
    layout.logitStride,
    layout.scratch,
    layout.threadBytes,
    layout.bufferBytes,
    layout.bufferStride,
    layout.coordinates,
    layout.targets,
    layout.values,
  ];
  new Uint32Array(buffer, start, fields.length).set(fields);
  const [low, high] = encoding.inputRange;
  // A word of padding aligns the range to 8 bytes.
  new Float64Array(buffer, start + 4 * (fields.length + 1), 2).set([low, high - low]);
}
