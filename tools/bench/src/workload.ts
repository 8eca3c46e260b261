import { type DescribedName, type FieldDescription, publishedFields } from './fields/fieldDescription.ts';

/** The network and the batch to time. */
export interface Workload {
  /** The field, with the constants of its publication; absent for Fourier features. */
  readonly field?: Exclude<DescribedName, 'fourier'>;
  /** Number of dense layers, including the output. */
  readonly depth: number;
  readonly width: number;
  /** Number of frequencies m of the Gaussian encoding of two coordinates; 0 if the field has none. */
  readonly frequencyCount: number;
  /** Number of outputs c. */
  readonly outputDim: number;
  /** Points per step. */
  readonly batch: number;
  readonly seed: number;
}

/** Fields that the name of a workload may begin with. */
const NAMED_FIELDS = ['siren', 'finer', 'gauss', 'wire', 'hash'] as const satisfies readonly Exclude<
  DescribedName,
  'fourier'
>[];

/**
 * Returns the workload that a name such as `4x256-65536` describes: 4 layers of 256 channels, 256 frequencies, 3 outputs and
 * batches of 65,536 points. `siren-5x256-16384` and `hash-3x64-8192` have sines and a hash grid instead of frequencies.
 *
 * @throws RangeError if the name has another form.
 */
export function parseWorkload(name: string): Workload {
  const [, fieldName, ...sizes] = /^(?:([a-z]+)-)?(\d+)x(\d+)-(\d+)$/.exec(name) ?? [];
  const [depth, width, batch] = sizes.map(Number);
  const field = NAMED_FIELDS.find((each) => each === fieldName);
  if (!(depth && width && batch) || (fieldName && !field)) {
    throw new RangeError(
      `bench: --workloads must be names DEPTHxWIDTH-BATCH such as 4x256-65536, separated by commas, which ${NAMED_FIELDS.join('-, ')}- may precede, got ${name}`,
    );
  }
  const shared = { depth, width, outputDim: 3, batch, seed: 0 };
  return field ? { field, ...shared, frequencyCount: 0 } : { ...shared, frequencyCount: width };
}

/** Returns the name of a workload: the inverse of `parseWorkload`. */
export function workloadName({ field, depth, width, batch }: Workload): string {
  return `${field ? `${field}-` : ''}${depth}x${width}-${batch}`;
}

/** Names a workload's network in words, such as `4 × 256, m = 256` or `siren, 5 × 256`. */
export function networkWords({ field, depth, width, frequencyCount }: Workload): string {
  return field ? `${field}, ${depth} × ${width}` : `${depth} × ${width}, m = ${frequencyCount}`;
}

/** Describes the field of a workload. */
export function describeWorkload(workload: Workload): FieldDescription {
  const { field = 'fourier', depth, width, outputDim, frequencyCount } = workload;
  const published = publishedFields[field];
  const network = { depth, width, outputDim };
  return published.field === 'fourier'
    ? { ...published, ...network, frequencyCount, scale: 10 }
    : { ...published, ...network };
}

/**
 * Counts the floating-point operations of a step: two per multiply-add of the products of weights and activations in the
 * forward pass, in the gradient of the weights, and in the gradient of the activations of all layers except the first. A hash
 * grid needs that of the first layer as well. The encoding, the loss and the update are not counted.
 */
export function stepOperations(workload: Workload): number {
  const [first, ...others] = layerProducts(workload);
  const rest = others.reduce((sum, product) => sum + product, 0);
  return 2 * workload.batch * ((workload.field === 'hash' ? 3 : 2) * first! + 3 * rest);
}

/** Counts the floating-point operations of inference in the same way. */
export function inferenceOperations(workload: Workload): number {
  return 2 * workload.batch * layerProducts(workload).reduce((sum, product) => sum + product, 0);
}

/** Returns fan-in times fan-out of each layer. */
function layerProducts(workload: Workload): number[] {
  const { depth, width, outputDim } = workload;
  const inputDim = featureCount(describeWorkload(workload));
  // A Gabor wavelet takes two products.
  const hidden = workload.field === 'wire' ? 2 * width : width;
  return Array.from(
    { length: depth },
    (_, layer) => (layer === 0 ? inputDim : width) * (layer === depth - 1 ? outputDim : hidden),
  );
}

/** Returns the number of features of a field of two coordinates. */
function featureCount(description: FieldDescription): number {
  if (description.field === 'fourier') return 2 * description.frequencyCount;
  return description.field === 'hash' ? description.levels * description.featuresPerLevel : 2;
}
