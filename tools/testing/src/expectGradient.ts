import { expectClose } from './expectClose.ts';

export interface GradientCheck {
  /** Function to differentiate. It receives float64 points and must compute in float64. */
  of: (point: Float64Array) => number;
  /** Point at which to differentiate. */
  at: ArrayLike<number>;
  /** Gradient to check, one entry per entry of `at`. */
  gradient: ArrayLike<number>;
  /** Step h of the central difference (f(x + h) − f(x − h)) / 2h. */
  step?: number;
  /** Largest absolute difference allowed. */
  tolerance: number;
}

/** Expects a gradient to match central finite differences of the function along every axis. */
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
