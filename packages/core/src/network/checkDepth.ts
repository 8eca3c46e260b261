import type { Encoding } from '../encodings/encoding.ts';

/**
 * Checks the number of layers against what the encoding allows: only the features of a grid can be the values.
 *
 * @throws RangeError if `depth` is below 1, or below 0 where the encoding is a grid with as many features as there are values.
 */
export function checkDepth(
  caller: string,
  name: string,
  depth: number,
  { kind, outputDim: features }: Pick<Encoding, 'kind' | 'outputDim'>,
  outputDim: number,
): void {
  const fewestLayers = kind === 'grid' && features === outputDim ? 0 : 1;
  if (depth < fewestLayers)
    throw new RangeError(
      `${caller}: ${name} must be at least 1, or 0 if the encoding is a grid of outputDim features, ${outputDim}, got ${depth}`,
    );
}
