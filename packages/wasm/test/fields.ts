import {
  type Field,
  type FieldOptions,
  fourierEncoding,
  identityEncoding,
  initialField,
  seededRandom,
} from '@fourier-features/core';

export interface SmallFieldOptions extends Partial<Omit<FieldOptions, 'encoding' | 'random'>> {
  inputDim?: number;
  /** Number of frequencies m, or 0 for the identity. */
  frequencyCount?: number;
  includeCoordinates?: boolean;
  inputRange?: readonly [number, number];
  seed?: number;
}

/** Returns a small field whose biases are not 0, so that an error in them shows. */
export function smallField({
  inputDim = 2,
  frequencyCount = 7,
  includeCoordinates = false,
  inputRange = [0, 1],
  seed = 1,
  ...options
}: SmallFieldOptions = {}): Field {
  const random = seededRandom(seed);
  const encoding =
    frequencyCount === 0
      ? identityEncoding({ inputDim, inputRange })
      : fourierEncoding({
          inputDim,
          frequencies: random.normals(frequencyCount * inputDim).map((value) => 2 * value),
          amplitudes: random.uniforms(frequencyCount).map((value) => 0.5 + value),
          includeCoordinates,
          inputRange,
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
export function samples(
  count: number,
  { encoding, network }: Field,
  seed = 5,
): { coordinates: Float32Array; targets: Float32Array } {
  const random = seededRandom(seed);
  return {
    coordinates: random.uniforms(count * encoding.inputDim),
    targets: random.uniforms(count * network.outputDim),
  };
}
