/** Maps a raw network output to a colour in (0, 1). */
export const toColour = (raw: number): number => 1 / (1 + Math.exp(-raw));

/**
 * How a raw network output x becomes a density.
 * - `relu`: σ = max(0, x), as in the paper. No gradient passes where x < 0, so a field that is once empty everywhere stays so.
 * - `softplus`: σ = ln(1 + e^(x−2)), never 0. At x = 0, where training starts, σ = 0.127 per scene unit: a box of 4 units
 *   is nearly transparent, with an opacity of 0.4.
 */
export type DensityActivation = 'relu' | 'softplus';

export interface Density {
  /** Returns σ ≥ 0, per scene unit of depth, for a raw network output. */
  value(raw: number): number;
  /** Returns dσ/dx. */
  slope(raw: number): number;
}

/** b of ln(1 + e^(x+b)). */
const SHIFT = -2;

export const densities: Readonly<Record<DensityActivation, Density>> = {
  relu: {
    value: (raw) => Math.max(0, raw),
    slope: (raw) => (raw > 0 ? 1 : 0),
  },
  softplus: {
    // ln(1 + eˣ) = max(0, x) + ln(1 + e^−|x|), which does not overflow.
    value: (raw) => Math.max(0, raw + SHIFT) + Math.log1p(Math.exp(-Math.abs(raw + SHIFT))),
    slope: (raw) => 1 / (1 + Math.exp(-(raw + SHIFT))),
  },
};

/** @throws RangeError unless `density` names an activation. */
export function checkDensity(caller: string, density: string): void {
  if (!Object.hasOwn(densities, density))
    throw new RangeError(`${caller}: density must be relu or softplus, got ${density}`);
}
