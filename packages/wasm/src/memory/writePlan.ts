import type { Field, OutputActivation } from '@fourier-features/core';
import { type Plan, TILE_PANELS } from './plan.ts';

const ACTIVATIONS: Record<OutputActivation, number> = { linear: 0, sigmoid: 1, tanh: 2 };

/** Writes the kernels' description of a field, in the order of the classes in assembly/plan.ts. */
export function writePlan(
  memory: ArrayBufferLike,
  plan: Plan,
  { encoding, network }: Field,
  revectorized: boolean,
): void {
  const table = plan.layers.flatMap((layer) => [
    layer.fanIn,
    layer.fanOut,
    layer.inputGroups,
    layer.outputGroups,
    layer.inputPanels,
    layer.outputPanels,
    layer.weights,
    layer.transposed,
    layer.biases,
    layer.firstMoments,
    layer.secondMoments,
    layer.gradient,
    layer.input,
    layer.inputStride,
  ]);
  new Int32Array(memory, plan.layerTable, table.length).set(table);
  const fields = [
    encoding.inputDim,
    encoding.frequencyCount,
    Number(encoding.includeCoordinates),
    plan.inputRange,
    plan.frequencies,
    plan.amplitudes,
    network.depth,
    plan.layerTable,
    network.outputDim,
    ACTIVATIONS[network.outputActivation],
    TILE_PANELS,
    plan.lanes,
    plan.laneStride,
    plan.logits,
    plan.logitStride,
    plan.unmasked,
    plan.transposedGradient,
    plan.panelInputs,
    plan.zeros,
    plan.coordinates,
    plan.targets,
    plan.values,
    Number(revectorized),
  ];
  new Int32Array(memory, plan.plan, fields.length).set(fields);
  const [low, high] = encoding.inputRange;
  new Float64Array(memory, plan.inputRange, 2).set([low, high - low]);
  new Float64Array(memory, plan.frequencies, encoding.frequencies.length).set(encoding.frequencies);
  new Float32Array(memory, plan.amplitudes, encoding.amplitudes.length).set(encoding.amplitudes);
}
