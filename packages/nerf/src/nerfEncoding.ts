import {
  type Encoding,
  fourierEncoding,
  gaussianEncoding,
  identityEncoding,
  type Random,
} from '@fourier-features/core';
import type { NerfEncodingName } from './defaults.ts';

export interface NerfEncodingOptions {
  /** Cycles per scene unit, as `defaultScale` has it; not used by `none` and `basic`. */
  scale: number | null;
  /** m; the positional encoding has floor(m/3) per axis, the original one as many as fit under its scale. */
  frequencyCount: number;
  random: Random;
}

/**
 * The encoding of that name for scene coordinates. The published encoder is sin(Bv), cos(Bv) without 2π; B is divided by
 * 2π here, so the features are the same. In radians per unit, with top = 2π·scale:
 * - `none`: v; `basic`: the unit matrix;
 * - `positional-original`: 1, 2, 4 … top on each axis; `positional`: top^(j/(k−1)) − 1, j = 0 … k−1, on each axis;
 * - `gaussian`: top·N(0, 1);
 * - `…-rotated`: B·R_zᵀ·R_xᵀ with turns by 45° about z and x, as if the scene were turned.
 *
 * @throws RangeError if the scale is missing or out of the encoding's range.
 */
export function nerfEncoding(
  name: NerfEncodingName,
  { scale, frequencyCount, random }: NerfEncodingOptions,
): Encoding {
  const inputDim = 3;
  if (name === 'none') return identityEncoding({ inputDim });
  if (name === 'basic') return ofRadians(axisAligned([1]));
  if (scale === null || !(scale > 0 && Number.isFinite(scale))) {
    throw new RangeError(
      `nerfEncoding: scale must be positive, in cycles per scene unit, for ${name}, got ${scale}`,
    );
  }
  if (name === 'gaussian') return gaussianEncoding({ inputDim, frequencyCount, scale, random });
  const top = 2 * Math.PI * scale;
  if (!(top >= 1)) {
    throw new RangeError(
      `nerfEncoding: scale must be at least 1/(2π) cycles per scene unit for ${name}, got ${scale}`,
    );
  }
  const perAxis = name.startsWith('positional-original') ? octaves(top) : logLinear(top, frequencyCount);
  const rows = axisAligned(perAxis);
  return {
    ...ofRadians(name.endsWith('-rotated') ? rows.map(rotated) : rows),
    hyperparameters: { scale },
  };
}

/** 1, 2, 4 … up to `top`. */
function octaves(top: number): number[] {
  // log₂ of 2⁸/(2π)·2π may fall short of 8 by rounding.
  return Array.from({ length: Math.floor(Math.log2(top) + 1e-9) + 1 }, (_, j) => 2 ** j);
}

function logLinear(top: number, frequencyCount: number): number[] {
  const count = Math.floor(frequencyCount / 3);
  if (!(count >= 2)) {
    throw new RangeError(
      `nerfEncoding: frequencyCount must be at least 6 for positional encodings, two on each axis, got ${frequencyCount}`,
    );
  }
  return Array.from({ length: count }, (_, j) => top ** (j / (count - 1)) - 1);
}

function axisAligned(perAxis: readonly number[]): number[][] {
  return [0, 1, 2].flatMap((axis) =>
    perAxis.map((frequency) => [0, 1, 2].map((k) => (k === axis ? frequency : 0))),
  );
}

/** b·R_zᵀ·R_xᵀ = (R_x R_z bᵀ)ᵀ. */
function rotated([x, y, z]: number[]): number[] {
  const h = Math.SQRT1_2;
  const [x1, y1] = [h * (x! - y!), h * (x! + y!)];
  return [x1, h * (y1 - z!), h * (y1 + z!)];
}

function ofRadians(rows: readonly number[][]): Encoding {
  return fourierEncoding({ inputDim: 3, frequencies: rows.flat().map((radians) => radians / (2 * Math.PI)) });
}
