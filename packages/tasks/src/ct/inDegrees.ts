/** Formats an angle in radians, in degrees to 6 significant digits, such as `180°`. */
export function inDegrees(radians: number): string {
  return `${Number(((radians * 180) / Math.PI).toPrecision(6))}°`;
}
