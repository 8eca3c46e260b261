/** Complex numbers in pairs, on a grid of rows and columns. */
export interface Plane {
  readonly values: readonly number[];
  readonly shape: readonly [height: number, width: number];
}

/** Computes F(u, v) = Σ f(y, x)·exp(−2πi(uy/h + vx/w))/√(hw) by its definition. */
export function naiveDft({ values, shape: [height, width] }: Plane): number[] {
  const spectrum: number[] = [];
  for (let u = 0; u < height; u++) {
    for (let v = 0; v < width; v++) {
      let [re, im] = [0, 0];
      for (let i = 0; i < height * width; i++) {
        const angle = -2 * Math.PI * ((u * Math.floor(i / width)) / height + (v * (i % width)) / width);
        const [a, b] = [values[2 * i]!, values[2 * i + 1]!];
        re += a * Math.cos(angle) - b * Math.sin(angle);
        im += a * Math.sin(angle) + b * Math.cos(angle);
      }
      spectrum.push(re / Math.sqrt(height * width), im / Math.sqrt(height * width));
    }
  }
  return spectrum;
}

/** Moves index 0 of both axes to ⌊n/2⌋, as numpy's fftshift does. `parts` numbers per bin. */
export function dcInTheMiddle({ values, shape: [height, width] }: Plane, parts: number): number[] {
  const moved = new Array<number>(values.length);
  for (let u = 0; u < height; u++) {
    for (let v = 0; v < width; v++) {
      const to = ((u + Math.floor(height / 2)) % height) * width + ((v + Math.floor(width / 2)) % width);
      for (let part = 0; part < parts; part++)
        moved[to * parts + part] = values[(u * width + v) * parts + part]!;
    }
  }
  return moved;
}
