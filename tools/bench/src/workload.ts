/** One training step to be timed. */
export interface Workload {
  /** Dense layers, the output included. */
  readonly depth: number;
  readonly width: number;
  /** m, frequency vectors of a Gaussian encoding of two coordinates. */
  readonly frequencyCount: number;
  /** c. */
  readonly outputDim: number;
  /** Points in a step. */
  readonly batch: number;
  readonly seed: number;
}

/**
 * Floating-point operations of a step: two for each multiply-add of the products of layers with activations, forward,
 * for the weights' gradient, and for the activations' gradient of all layers but the first. The encoding, the loss and
 * the update are work too, but are not counted.
 */
export function stepOperations(workload: Workload): number {
  const [first, ...others] = layerProducts(workload);
  const rest = others.reduce((sum, product) => sum + product, 0);
  return 2 * workload.batch * (2 * first! + 3 * rest);
}

/** Floating-point operations of inference, counted alike. */
export function inferenceOperations(workload: Workload): number {
  return 2 * workload.batch * layerProducts(workload).reduce((sum, product) => sum + product, 0);
}

/** Fan-in times fan-out of each layer. */
function layerProducts({ depth, width, frequencyCount, outputDim }: Workload): number[] {
  return Array.from(
    { length: depth },
    (_, layer) => (layer === 0 ? 2 * frequencyCount : width) * (layer === depth - 1 ? outputDim : width),
  );
}
