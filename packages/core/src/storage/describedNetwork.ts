import { array, type GenericSchema, object, strictObject } from 'valibot';
import { activationKinds, type HiddenActivation } from '../network/activations.ts';
import { type Network, outputActivations } from '../network/network.ts';
import { count, numberSchema, positiveCount, wordSchema } from '../schemas.ts';
import { validated } from '../validate.ts';

/** A network as a file describes it: without activations of hidden layers in format 2, where all are ReLU. */
export type DescribedNetwork = Omit<Network, 'hiddenActivations'> &
  Partial<Pick<Network, 'hiddenActivations'>>;

const shape = {
  inputDim: positiveCount,
  outputDim: positiveCount,
  width: positiveCount,
  outputActivation: wordSchema(outputActivations),
};

const reluSchema = object({ ...shape, depth: positiveCount });

const constant = numberSchema('greater than 0 and finite in float32', (value) => {
  const rounded = Math.fround(value);
  return rounded > 0 && Number.isFinite(rounded);
});

/** A constant that this package does not know would change the values. */
const activationSchemas: Readonly<Record<HiddenActivation['kind'], GenericSchema<HiddenActivation>>> = {
  relu: strictObject({ kind: wordSchema(['relu']) }),
  sine: strictObject({ kind: wordSchema(['sine']), omega: constant }),
  finer: strictObject({ kind: wordSchema(['finer']), omega: constant }),
  gauss: strictObject({ kind: wordSchema(['gauss']), spread: constant }),
  wire: strictObject({ kind: wordSchema(['wire']), omega: constant, spread: constant }),
};

const networkSchema = object({
  ...shape,
  depth: count,
  hiddenActivations: array(object({ kind: wordSchema(activationKinds) })),
});

/** Returns what a file holds of a network in format 2. */
export function describeReluNetwork({ hiddenActivations: _relu, ...described }: Network): DescribedNetwork {
  return described;
}

/** @throws RangeError unless the value is what `describeReluNetwork` gave. */
export function parseReluNetwork(subject: string, value: unknown): DescribedNetwork {
  const { inputDim, outputDim, depth, width, outputActivation } = validated(subject, reluSchema, value);
  return { inputDim, outputDim, depth, width, outputActivation };
}

/** @throws RangeError unless the value is a network of format 3, with the constants of its activations. */
export function parseNetwork(subject: string, value: unknown): DescribedNetwork {
  const network = validated(subject, networkSchema, value);
  const hiddenActivations = network.hiddenActivations.map((activation, layer) =>
    validated(`${subject}.hiddenActivations[${layer}]`, activationSchemas[activation.kind], activation),
  );
  return { ...network, hiddenActivations };
}
