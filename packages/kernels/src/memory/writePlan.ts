import type { Field, HiddenActivation, OutputActivation } from '@fourier-features/core';
import type { Region } from '../host.ts';
import { fourierPart, LAYER_BYTES, type LayerLayout, type Layout } from './layout.ts';
import { writeGrid } from './writeGrid.ts';

/** Values of the enumerations in c/plan.h. */
const OUTPUT_ACTIVATIONS: Record<OutputActivation, number> = { linear: 0, sigmoid: 1, tanh: 2 };
const NO_ACTIVATION = 0;
const HIDDEN_ACTIVATIONS: Record<HiddenActivation['kind'], number> = {
  relu: 1,
  sine: 2,
  finer: 3,
  gauss: 4,
  wire: 5,
};

/** Writes the kernels' description of a field, in the order of the structures in c/plan.h. */
export function writePlan(region: Region, layout: Layout, { encoding, network }: Field): void {
  const { buffer, start } = region;
  for (const [index, layer] of layout.layers.entries()) {
    const address = start + layout.layerTable + index * LAYER_BYTES;
    writeLayer(buffer, address, layer, network.hiddenActivations[index]);
  }
  const { frequencyCount, trainable } = fourierPart(encoding);
  const fields = [
    encoding.inputDim,
    frequencyCount,
    Number(encoding.kind === 'fourier' && encoding.includeCoordinates),
    Number(trainable),
    layout.frequencies,
    layout.amplitudes,
    layout.frequencyStride,
    network.depth,
    layout.layerTable,
    network.outputDim,
    OUTPUT_ACTIVATIONS[network.outputActivation],
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
    layout.grid?.grid ?? 0,
  ];
  new Uint32Array(buffer, start, fields.length).set(fields);
  const [low, high] = encoding.inputRange;
  new Float64Array(buffer, start + 4 * fields.length, 2).set([low, high - low]);
  if (encoding.kind === 'grid') writeGrid(region, layout.grid!, encoding);
}

/** Writes one layer; the last has no activation of its own. */
function writeLayer(
  buffer: Region['buffer'],
  address: number,
  layer: LayerLayout,
  activation: HiddenActivation | undefined,
): void {
  new Uint32Array(buffer, address, 10).set([
    layer.fanIn,
    layer.fanOut,
    layer.weights,
    layer.biases,
    layer.transposed,
    layer.input,
    layer.inputStride,
    activation ? HIDDEN_ACTIVATIONS[activation.kind] : NO_ACTIVATION,
    layer.slopes,
    layer.slopeStride,
  ]);
  const omega = activation && 'omega' in activation ? activation.omega : 0;
  const spread = activation && 'spread' in activation ? activation.spread : 0;
  new Float64Array(buffer, address + 40, 1)[0] = omega / (2 * Math.PI);
  new Float32Array(buffer, address + 48, 2).set([omega, spread]);
}
