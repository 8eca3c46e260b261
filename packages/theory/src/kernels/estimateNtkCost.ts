import { type Field, type GridEncoding, gridStencil, layerSizes } from '@fourier-features/core';
import type { Cost } from '../dynamics/cost.ts';

/** Operations per second of float64 JavaScript on one core. */
const OPERATIONS_PER_SECOND = 2e9;

/**
 * Estimates what `empiricalNtk` of c outputs costs at n points, by counting: 2P operations for each point forward and for each
 * output backward, with P the parameters of the network, and for each pair of points 2 for each channel and each row of the
 * result. Memory is that of the result, `[n·c, n·c]`, and of the values and derivatives of all layers.
 */
export function estimateNtkCost(
  { encoding, network }: Pick<Field, 'encoding' | 'network'>,
  points: number,
  c: number,
): Cost {
  const layers = layerSizes(network);
  const weights = layers.reduce((sum, { fanIn, fanOut }) => sum + fanIn * fanOut, 0);
  const inputs = layers.reduce((sum, { fanIn }) => sum + fanIn, 0);
  const outputs = layers.reduce((sum, { fanOut }) => sum + fanOut, encoding.outputDim);
  const stencils = encoding.kind === 'grid' ? verticesAround(encoding) : 0;
  const pairs = points ** 2 / 2;
  return {
    bytes: 8 * ((points * c) ** 2 + points * (inputs + (1 + c) * outputs + 4 * stencils)),
    seconds:
      (2 * points * weights * (1 + c) + 2 * pairs * (inputs + stencils + c * c * outputs)) /
      OPERATIONS_PER_SECOND,
  };
}

/** Returns the number of vertices around a point, of all levels. */
function verticesAround(encoding: GridEncoding): number {
  const origin = new Array<number>(encoding.inputDim).fill(0);
  return encoding.levels.length * gridStencil(encoding, encoding.levels[0]!, origin).entries.length;
}
