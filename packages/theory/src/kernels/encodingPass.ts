import { type Encoding, type FourierEncoding, type GridEncoding, gridStencil } from '@fourier-features/core';
import type { SparseVector } from '../linear/sparse.ts';
import { sparseVector } from '../linear/sparse.ts';

/** Features of one point in float64, and what their derivatives with respect to the encoding's parameters need. */
export type EncodingPass = FourierPass | GridPass;

export interface FourierPass {
  readonly kind: 'fourier';
  readonly features: Float64Array;
  /** w, `[d]`. */
  readonly mapped: Float64Array;
  /** sin 2πBw and cos 2πBw, `[m]`, without the amplitudes. */
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
}

export interface GridPass {
  readonly kind: 'grid';
  readonly features: Float64Array;
  /** Weight of each entry that the point touches, for each level. */
  readonly stencils: readonly SparseVector[];
}

/** Evaluates an encoding, whose numbers are those after training, at the point v, `[d]`. */
export function encodePoint(
  encoding: Encoding,
  tables: ArrayLike<number>,
  v: readonly number[],
): EncodingPass {
  return encoding.kind === 'grid' ? readGrid(encoding, tables, v) : mapPoint(encoding, v);
}

function mapPoint(
  { inputDim, frequencyCount, frequencies, amplitudes, includeCoordinates, inputRange }: FourierEncoding,
  v: readonly number[],
): FourierPass {
  const [low, high] = inputRange;
  const mapped = Float64Array.from(v, (each) => low + (high - low) * each);
  const phases = Float64Array.from({ length: frequencyCount }, (_, j) => {
    let cycles = 0;
    for (let k = 0; k < inputDim; k++) cycles += frequencies[j * inputDim + k]! * mapped[k]!;
    return 2 * Math.PI * cycles;
  });
  const sines = phases.map(Math.sin);
  const cosines = phases.map(Math.cos);
  const features = Float64Array.from([
    ...(includeCoordinates ? mapped : []),
    ...sines.map((sine, j) => amplitudes[j]! * sine),
    ...cosines.map((cosine, j) => amplitudes[j]! * cosine),
  ]);
  return { kind: 'fourier', features, mapped, sines, cosines };
}

function readGrid(encoding: GridEncoding, tables: ArrayLike<number>, v: readonly number[]): GridPass {
  const { levels, featuresPerLevel, outputDim } = encoding;
  const stencils = levels.map((level) => {
    const { entries, weights } = gridStencil(encoding, level, v);
    return sparseVector(entries, weights);
  });
  const features = new Float64Array(outputDim);
  for (const [l, { indices, values }] of stencils.entries()) {
    for (const [at, entry] of indices.entries()) {
      for (let f = 0; f < featuresPerLevel; f++)
        features[l * featuresPerLevel + f]! += values[at]! * tables[entry * featuresPerLevel + f]!;
    }
  }
  return { kind: 'grid', features, stencils };
}
