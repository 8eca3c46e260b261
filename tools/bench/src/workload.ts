/** The network and the batch to time. */
export interface Workload {
  /** Number of dense layers, including the output. */
  readonly depth: number;
  readonly width: number;
  /** Number of frequencies m of the Gaussian encoding of two coordinates. */
  readonly frequencyCount: number;
  /** Number of outputs c. */
  readonly outputDim: number;
  /** Points per step. */
  readonly batch: number;
  readonly seed: number;
}

/**
 * Returns the workload that a name such as `4x256-65536` describes: 4 layers of 256 channels, 256 frequencies, 3 outputs and
 * batches of 65,536 points.
 *
 * @throws RangeError if the name has another form.
 */
export function parseWorkload(name: string): Workload {
  const [, depth, width, batch] = (/^(\d+)x(\d+)-(\d+)$/.exec(name) ?? []).map(Number);
  if (!(depth && width && batch)) {
    throw new RangeError(
      `bench: --workloads must be names DEPTHxWIDTH-BATCH such as 4x256-65536, separated by commas, got ${name}`,
    );
  }
  return { depth, width, frequencyCount: width, outputDim: 3, batch, seed: 0 };
}

/** Returns the name of a workload: the inverse of `parseWorkload`. */
export function workloadName({ depth, width, batch }: Workload): string {
  return `${depth}x${width}-${batch}`;
}

/**
 * Counts the floating-point operations of a step: two per multiply-add of the products of weights and activations in the
 * forward pass, in the gradient of the weights, and in the gradient of the activations of all layers except the first. The
 * encoding, the loss and the update are not counted.
 */
export function stepOperations(workload: Workload): number {
  const [first, ...others] = layerProducts(workload);
  const rest = others.reduce((sum, product) => sum + product, 0);
  return 2 * workload.batch * (2 * first! + 3 * rest);
}

/** Counts the floating-point operations of inference in the same way. */
export function inferenceOperations(workload: Workload): number {
  return 2 * workload.batch * layerProducts(workload).reduce((sum, product) => sum + product, 0);
}

/** Returns fan-in times fan-out of each layer. */
function layerProducts({ depth, width, frequencyCount, outputDim }: Workload): number[] {
  return Array.from(
    { length: depth },
    (_, layer) => (layer === 0 ? 2 * frequencyCount : width) * (layer === depth - 1 ? outputDim : width),
  );
}
