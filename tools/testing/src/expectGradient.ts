import { expectClose } from './expectClose.ts';

export interface GradientCheck {
  /** The function to differentiate; it is given float64 points and must compute in float64. */
  of: (point: Float64Array) => number;
  /** Where. */
  at: ArrayLike<number>;
  /** What it is claimed to be, one entry for each of `at`. */
  gradient: ArrayLike<number>;
  /** h of the central difference (f(x + h) − f(x − h)) / 2h. */
  step?: number;
  /** The largest absolute difference allowed. */
  tolerance: number;
}

/** Expects a gradient to be that of a function, by central finite differences along every axis. */
export function expectGradient({ of, at, gradient, step = 1e-6, tolerance }: GradientCheck): void {
  const point = Float64Array.from(at);
  const differences = point.map((value, i) => {
    const along = (shift: number): number => {
      const moved = point.slice();
      moved[i] = value + shift;
      return of(moved);
    };
    return (along(step) - along(-step)) / (2 * step);
  });
  expectClose(gradient, differences, tolerance);
}
