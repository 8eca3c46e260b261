/** A disc of constant attenuation about the middle of a square of side 1. */
export const RADIUS = 0.3;

/**
 * Returns line integrals through the disc, of value 1, with the side of the square as the unit of length: chords, the same for
 * every projection.
 *
 * @param centre detector on which the middle of the disc falls.
 * @returns `[projections, detectors]`.
 */
export function discSinogram(
  projections: number,
  detectors: number,
  centre: number = (detectors - 1) / 2,
): number[] {
  const chord = (distance: number): number => 2 * Math.sqrt(Math.max(0, RADIUS ** 2 - distance ** 2));
  return Array.from({ length: projections * detectors }, (_, i) =>
    chord(((i % detectors) - centre) / detectors),
  );
}

/**
 * Returns line integrals through two discs beside the middle of a square of side 1 with the side of the square as the unit of
 * length, for detectors along (cos θ, sin θ).
 *
 * @returns `[angles, detectors]`.
 */
export function discsSinogram(
  angles: ArrayLike<number>,
  detectors: number,
  { centre = (detectors - 1) / 2, spacing = 1 / detectors }: { centre?: number; spacing?: number } = {},
): number[] {
  const discs = [
    { x: 0.2, y: -0.1, radius: 0.15, value: 0.8 },
    { x: -0.15, y: 0.12, radius: 0.2, value: 0.5 },
  ];
  return Array.from({ length: angles.length * detectors }, (_, i) => {
    const theta = angles[Math.floor(i / detectors)]!;
    const at = ((i % detectors) - centre) * spacing;
    return discs.reduce((sum, { x, y, radius, value }) => {
      const distance = at - x * Math.cos(theta) - y * Math.sin(theta);
      return sum + 2 * value * Math.sqrt(Math.max(0, radius ** 2 - distance ** 2));
    }, 0);
  });
}

/** Returns the disc as pixels, each the part of 8 × 8 points that are inside; `scale` times as large. */
export function discPixels(side: number, scale = 1): Float32Array {
  return Float32Array.from({ length: side * side }, (_, pixel) => {
    let inside = 0;
    for (let point = 0; point < 64; point++) {
      const x = ((pixel % side) + ((point % 8) + 0.5) / 8) / side - 0.5;
      const y = (Math.floor(pixel / side) + (Math.floor(point / 8) + 0.5) / 8) / side - 0.5;
      if (Math.hypot(x, y) < scale * RADIUS) inside++;
    }
    return inside / 64;
  });
}
