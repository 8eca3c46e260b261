import type { Field, GridEncoding, HiddenActivation } from '@fourier-features/core';

/**
 * Evaluates any field with linear or cubic grids in float64, at numbers of the caller's in place of its parameters, without
 * code of the package. Outputs of a point are next to each other.
 *
 * @param parameters one array for each of the field's, in their order.
 */
export function naiveField(
  { encoding, network: { depth, width, hiddenActivations, outputActivation }, parameters: { length } }: Field,
  parameters: readonly ArrayLike<number>[],
  points: readonly (readonly number[])[],
): number[] {
  return points.flatMap((v) => {
    let h: number[];
    if (encoding.kind === 'grid') h = naiveGrid(encoding, parameters[length - 1]!, v);
    else {
      const { trainable, frequencyCount, inputDim, includeCoordinates } = encoding;
      const [low, high] = encoding.inputRange;
      const w = v.map((each) => low + (high - low) * each);
      const [b, a] = trainable ? parameters.slice(-2) : [encoding.frequencies, encoding.amplitudes];
      const turns = Array.from(
        { length: frequencyCount },
        (_, j) => 2 * Math.PI * w.reduce((sum, each, k) => sum + b![j * inputDim + k]! * each, 0),
      );
      h = [
        ...(includeCoordinates ? w : []),
        ...turns.map((turn, j) => a![j]! * Math.sin(turn)),
        ...turns.map((turn, j) => a![j]! * Math.cos(turn)),
      ];
    }
    for (let layer = 0; layer < depth; layer++) {
      const weights = parameters[2 * layer]!;
      const z = Array.from(parameters[2 * layer + 1]!);
      const outputs = z.length;
      h.forEach((value, i) => {
        for (let o = 0; o < outputs; o++) z[o]! += value * weights[i * outputs + o]!;
      });
      h = layer === depth - 1 ? z : naiveActivation(hiddenActivations[layer]!, z, width);
    }
    if (outputActivation === 'linear') return h;
    return h.map((z) => (outputActivation === 'tanh' ? Math.tanh(z) : 1 / (1 + Math.exp(-z))));
  });
}

/** Applies the published formulas. */
export function naiveActivation(activation: HiddenActivation, z: readonly number[], width: number): number[] {
  if (activation.kind === 'relu') return z.map((each) => Math.max(each, 0));
  if (activation.kind === 'sine') return z.map((each) => Math.sin(activation.omega * each));
  if (activation.kind === 'finer')
    return z.map((each) => Math.sin(activation.omega * (1 + Math.abs(each)) * each));
  if (activation.kind === 'gauss') return z.map((each) => 1 / Math.exp((activation.spread * each) ** 2));
  return z
    .slice(0, width)
    .map((p, i) => Math.cos(activation.omega * p) / Math.exp((activation.spread * z[width + i]!) ** 2));
}

/** Sums over all vertices of each level the table's numbers times the product of the basis functions of the axes. */
function naiveGrid(
  { levels, featuresPerLevel, inputRange: [low, high], interpolation }: GridEncoding,
  tables: ArrayLike<number>,
  v: readonly number[],
): number[] {
  const basis = interpolation === 'linear' ? hat : keys;
  return levels.flatMap(({ cells, entries, start }) => {
    const x = v.map((each) => Math.min(1, Math.max(0, low + (high - low) * each)) * cells);
    const sums = new Array<number>(featuresPerLevel).fill(0);
    // Cubic interpolation repeats the outermost vertices beyond the grid.
    const reach = interpolation === 'linear' ? 0 : 2;
    const visit = (axis: number, vertex: readonly number[], weight: number): void => {
      if (weight === 0) return;
      if (axis === v.length) {
        const entry = start + entryOf(vertex, cells, entries);
        for (let f = 0; f < featuresPerLevel; f++) sums[f]! += weight * tables[entry * featuresPerLevel + f]!;
        return;
      }
      for (let i = -reach; i <= cells + reach; i++)
        visit(axis + 1, [...vertex, Math.min(cells, Math.max(0, i))], weight * basis(x[axis]! - i));
    };
    visit(0, [], 1);
    return sums;
  });
}

function entryOf(vertex: readonly number[], cells: number, entries: number): number {
  const dense = vertex.reduce((sum, i, k) => sum + i * (cells + 1) ** k, 0);
  if (entries >= (cells + 1) ** vertex.length) return dense;
  const primes = [1n, 2654435761n, 805459861n, 3674653429n];
  const hash = vertex.reduce((bits, i, k) => bits ^ ((BigInt(i) * primes[k]!) & 0xffffffffn), 0n);
  return Number(hash % BigInt(entries));
}

/** The linear basis function. */
export function hat(t: number): number {
  return Math.max(0, 1 - Math.abs(t));
}

/** Keys' cubic convolution with a = −1/2, as printed in the paper. */
export function keys(t: number): number {
  const s = Math.abs(t);
  if (s <= 1) return 1.5 * s ** 3 - 2.5 * s ** 2 + 1;
  return s < 2 ? -0.5 * s ** 3 + 2.5 * s ** 2 - 4 * s + 2 : 0;
}
