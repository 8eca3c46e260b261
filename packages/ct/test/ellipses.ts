/** Centre (x, y) and half-axes in domain units, x right and y down; φ from x to y in radians. */
export interface Ellipse {
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly phi: number;
}

export const ellipses: readonly Ellipse[] = [
  { value: 0.5, x: 0.5, y: 0.5, a: 0.4, b: 0.3, phi: 0.3 },
  { value: 0.4, x: 0.4, y: 0.55, a: 0.12, b: 0.2, phi: -0.7 },
  { value: -0.3, x: 0.63, y: 0.42, a: 0.1, b: 0.07, phi: 0 },
];

/** Multiplies all lengths by `factor`: ellipses in the unit square then lie in one of that side. */
export const shrunk = (shapes: readonly Ellipse[], factor: number): Ellipse[] =>
  shapes.map(({ value, x, y, a, b, phi }) => ({
    value,
    x: factor * x,
    y: factor * y,
    a: factor * a,
    b: factor * b,
    phi,
  }));

/** Returns means over the pixels of an image whose longest side is 1, from 8×8 samples of each. */
export function rasterise(
  shapes: readonly Ellipse[],
  [height, width]: readonly [number, number],
): Float32Array {
  const finer = 8;
  const side = Math.max(height, width) * finer;
  const image = new Float32Array(height * width);
  for (let r = 0; r < height * finer; r++) {
    for (let c = 0; c < width * finer; c++) {
      const pixel = Math.floor(r / finer) * width + Math.floor(c / finer);
      for (const shape of shapes) {
        if (isInside(shape, (c + 0.5) / side, (r + 0.5) / side)) image[pixel]! += shape.value / finer ** 2;
      }
    }
  }
  return image;
}

function isInside({ x, y, a, b, phi }: Ellipse, px: number, py: number): boolean {
  const [dx, dy] = [px - x, py - y];
  const along = dx * Math.cos(phi) + dy * Math.sin(phi);
  const across = dy * Math.cos(phi) - dx * Math.sin(phi);
  return (along / a) ** 2 + (across / b) ** 2 <= 1;
}

/**
 * Integrates the ellipses along the line { p : p·(cos θ, sin θ) = distance }: 2·value·ab·√(r² − τ²)/r² for each, with
 * r² = a²cos²(θ − φ) + b²sin²(θ − φ) and τ the line's distance from the centre.
 */
export function lineIntegral(shapes: readonly Ellipse[], theta: number, distance: number): number {
  return shapes.reduce((sum, { value, x, y, a, b, phi }) => {
    const square = (a * Math.cos(theta - phi)) ** 2 + (b * Math.sin(theta - phi)) ** 2;
    const tau = distance - x * Math.cos(theta) - y * Math.sin(theta);
    return tau * tau >= square ? sum : sum + (2 * value * a * b * Math.sqrt(square - tau * tau)) / square;
  }, 0);
}

/** Returns the root mean square difference. */
export const rootMeanSquare = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum / a.length);
};
