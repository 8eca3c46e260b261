/** Unit of frequencies: γ contains sin 2πBv for cycles and sin Bv for radians, per unit of the coordinates. */
export type FrequencyUnit = 'cycles' | 'radians';

/** Returns how many of a unit make one cycle. */
export function unitsPerCycle(unit: FrequencyUnit): number {
  return unit === 'radians' ? 2 * Math.PI : 1;
}
