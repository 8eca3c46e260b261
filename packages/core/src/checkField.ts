import { checkOneOf } from './check.ts';
import { checkGrid } from './encodings/checkGrid.ts';
import type { Encoding } from './encodings/encoding.ts';
import { gridEntries } from './encodings/grid.ts';
import type { Field } from './field.ts';
import { checkActivation } from './network/activations.ts';
import { checkDepth } from './network/checkDepth.ts';
import { layerSizes, type Network, outputActivations } from './network/network.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';
import type { Parameters } from './parameters.ts';

/**
 * Checks that the parts of a field fit together. Every engine calls this before it evaluates or trains a field.
 *
 * @throws RangeError if the network does not take the encoding's features, or a parameter is missing or of another size.
 * @example
 * import { checkField, identityEncoding, initialField } from '@fourier-features/core';
 *
 * checkField('train', initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 }));
 */
export function checkField(caller: string, { encoding, network, parameters }: Field): void {
  if (encoding.kind === 'grid') checkGrid(caller, encoding);
  checkNetwork(caller, encoding, network);
  const sizes = [
    ...layerSizes(network).flatMap(({ fanIn, fanOut }) => [fanIn * fanOut, fanOut]),
    ...encodingSizes(encoding),
  ];
  checkSizes(caller, 'parameters', parameters, sizes);
}

/** @throws RangeError unless a network has an activation for each hidden layer and takes the encoding's features. */
export function checkNetwork(
  caller: string,
  encoding: Pick<Encoding, 'kind' | 'outputDim'>,
  network: Network,
): void {
  checkOneOf(caller, 'network.outputActivation', network.outputActivation, outputActivations);
  const { depth, hiddenActivations, outputDim } = network;
  if (hiddenActivations.length !== Math.max(0, depth - 1))
    throw new RangeError(
      `${caller}: network.hiddenActivations must be ${Math.max(0, depth - 1)}, one per hidden layer, got ${hiddenActivations.length}`,
    );
  for (const [layer, activation] of hiddenActivations.entries())
    checkActivation(caller, `network.hiddenActivations[${layer}]`, activation);
  checkDepth(caller, 'network.depth', depth, encoding, outputDim);
  if (network.inputDim !== encoding.outputDim)
    throw new RangeError(
      `${caller}: network.inputDim must be the ${encoding.outputDim} features of the encoding, got ${network.inputDim}`,
    );
}

/** Returns the lengths of an encoding's parameters. */
function encodingSizes(encoding: Encoding): number[] {
  if (encoding.kind === 'grid') return [gridEntries(encoding) * encoding.featuresPerLevel];
  const { frequencyCount, inputDim, trainable } = encoding;
  return trainable ? [frequencyCount * inputDim, frequencyCount] : [];
}

/**
 * Checks that an engine can go on from an optimiser's state. Every engine calls this before it trains a field.
 *
 * @throws RangeError if the optimiser is unknown, or the moments do not have the sizes of the parameters.
 * @example
 * import { adam, checkOptimizer, identityEncoding, initialField } from '@fourier-features/core';
 *
 * checkOptimizer('train', initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 }), adam());
 */
export function checkOptimizer(
  caller: string,
  { parameters }: Pick<Field, 'parameters'>,
  optimizer: Optimizer,
  state?: OptimizerState,
): void {
  checkOneOf(caller, 'optimizer.kind', optimizer?.kind, ['adam', 'sgd']);
  if (!state) return;
  const sizes = parameters.map(({ values }) => values.length);
  checkSizes(caller, 'state.firstMoments', state.firstMoments, sizes);
  if (optimizer.kind === 'adam') checkSizes(caller, 'state.secondMoments', state.secondMoments, sizes);
}

function checkSizes(caller: string, name: string, arrays: Parameters, sizes: readonly number[]): void {
  const got = arrays.map(({ values }) => values.length);
  if (got.length !== sizes.length || got.some((size, index) => size !== sizes[index]))
    throw new RangeError(
      `${caller}: ${name} must be arrays of ${sizes.join(', ')} numbers, as the field’s network and encoding say, got ${got.join(', ') || 'none'}`,
    );
}
