import { checkOneOf } from './check.ts';
import type { Field } from './field.ts';
import { layerSizes, outputActivations } from './network/network.ts';
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
  checkOneOf(caller, 'network.outputActivation', network.outputActivation, outputActivations);
  if (network.inputDim !== encoding.outputDim)
    throw new RangeError(
      `${caller}: network.inputDim must be the ${encoding.outputDim} features of the encoding, got ${network.inputDim}`,
    );
  const { frequencyCount, inputDim } = encoding;
  const sizes = [
    ...layerSizes(network).flatMap(({ fanIn, fanOut }) => [fanIn * fanOut, fanOut]),
    ...(encoding.trainable ? [frequencyCount * inputDim, frequencyCount] : []),
  ];
  checkSizes(caller, 'parameters', parameters, sizes);
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
