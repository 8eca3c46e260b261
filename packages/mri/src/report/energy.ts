/** Returns Σ_c|y_c|² in each bin of k-space `[coils, bins, 2]`. */
export function energyOf(kspace: Float32Array, bins: number): Float64Array {
  const energy = new Float64Array(bins);
  for (let start = 0; start < kspace.length; start += 2 * bins)
    for (let bin = 0; bin < bins; bin++)
      energy[bin]! += kspace[start + 2 * bin]! ** 2 + kspace[start + 2 * bin + 1]! ** 2;
  return energy;
}

/** Returns the sum of values `[...shape]` at each index of an axis. */
export function profileAlong(
  values: Float32Array | Float64Array,
  shape: readonly number[],
  axis: number,
): Float64Array {
  const cells = shape[axis]!;
  const stride = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const profile = new Float64Array(cells);
  for (let i = 0; i < values.length; i++) profile[Math.floor(i / stride) % cells]! += values[i]!;
  return profile;
}

/** Returns the index of the largest energy, the first of several. */
export function strongestOf(energy: Float64Array): number {
  let best = 0;
  for (let i = 1; i < energy.length; i++) if (energy[i]! > energy[best]!) best = i;
  return best;
}

/** Returns 1/Σp² of shares p: the number of indices over which they spread; 0 without energy. */
export function spreadOf(profile: Float64Array): number {
  const all = profile.reduce((sum, energy) => sum + energy, 0);
  if (!(all > 0)) return 0;
  return 1 / profile.reduce((sum, energy) => sum + (energy / all) ** 2, 0);
}

/**
 * Returns Σ min(p(m + j), p(m − j)) / Σ p over j ≠ 0 on the cyclic axis, about its largest value p(m): 1 for a profile that falls
 * off alike on both sides, as along an axis of k-space; 0 without others.
 */
export function symmetryOf(profile: Float64Array): number {
  const cells = profile.length;
  const largest = strongestOf(profile);
  let [alike, all] = [0, 0];
  for (let j = 1; j < cells; j++) {
    const [one, other] = [profile[(largest + j) % cells]!, profile[(largest - j + cells) % cells]!];
    alike += Math.min(one, other);
    all += one;
  }
  return all > 0 ? alike / all : 0;
}
