import {
  type DirectBatch,
  type Field,
  type FieldOptions,
  type FourierEncoding,
  fourierEncoding,
  identityEncoding,
  initialField,
  type Loss,
  seededRandom,
} from '@fourier-features/core';

export interface SmallFieldOptions extends Partial<Omit<FieldOptions, 'encoding' | 'random'>> {
  inputDim?: number;
  /** Number of frequencies m, or 0 for the identity. */
  frequencyCount?: number;
  /** a, `[m]`; random ones from 0.5 to 1.5 by default. */
  amplitudes?: readonly number[];
  includeCoordinates?: boolean;
  inputRange?: readonly [number, number];
  trainable?: boolean;
  seed?: number;
}

/** Returns a small field whose biases are not 0, so that an error in them shows. */
export function smallField({
  inputDim = 2,
  frequencyCount = 7,
  amplitudes,
  includeCoordinates = false,
  inputRange = [0, 1],
  trainable = false,
  seed = 1,
  ...options
}: SmallFieldOptions = {}): Field<FourierEncoding> {
  const random = seededRandom(seed);
  const encoding =
    frequencyCount === 0
      ? identityEncoding({ inputDim, inputRange })
      : fourierEncoding({
          inputDim,
          frequencies: random.normals(frequencyCount * inputDim).map((value) => 2 * value),
          amplitudes: amplitudes ?? random.uniforms(frequencyCount).map((value) => 0.5 + value),
          includeCoordinates,
          inputRange,
          trainable,
        });
  const field = initialField({ encoding, outputDim: 3, depth: 3, width: 20, random, ...options });
  const parameters = field.parameters.map((parameter) =>
    parameter.name.endsWith('bias')
      ? { ...parameter, values: random.normals(parameter.values.length).map((value) => 0.3 * value) }
      : parameter,
  );
  return { ...field, parameters };
}

/** Draws points in the unit cube and targets in [0, 1). */
export function smallBatch(
  { encoding, network }: Field,
  count: number,
  { loss = 'mse', seed = 5 }: { loss?: Loss; seed?: number } = {},
): DirectBatch {
  const random = seededRandom(seed);
  return {
    coordinates: random.uniforms(count * encoding.inputDim),
    targets: random.uniforms(count * network.outputDim),
    loss,
  };
}
