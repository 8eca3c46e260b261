/** Other angles that projections may have been recorded at. */
export const angleChanges = [
  'half',
  'double',
  'radiansAsDegrees',
  'degreesAsRadians',
  'endIncluded',
  'reversedOrder',
] as const;

/** Name of a way in which stated angles can be wrong. */
export type AngleChange = (typeof angleChanges)[number];

/**
 * Returns the angles that projections have if the stated ones are wrong in a common way: the arc half or double of what is
 * stated, radians taken for degrees or the reverse, an end of the arc that is a projection too, or the projections in reverse.
 */
export function otherAngles(angles: ArrayLike<number>): Record<AngleChange, Float64Array> {
  const count = angles.length;
  const scaled = (factor: number): Float64Array => stretched(angles, factor);
  return {
    half: scaled(1 / 2),
    double: scaled(2),
    radiansAsDegrees: scaled(180 / Math.PI),
    degreesAsRadians: scaled(Math.PI / 180),
    endIncluded: scaled(count / Math.max(1, count - 1)),
    reversedOrder: Float64Array.from(angles).reverse(),
  };
}

/** Returns angles whose distances from the first are multiplied by a factor. */
export function stretched(angles: ArrayLike<number>, factor: number): Float64Array {
  const first = angles[0]!;
  return Float64Array.from(angles, (angle) => first + factor * (angle - first));
}
