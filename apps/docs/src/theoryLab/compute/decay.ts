import { circleEigenvalue, stepsToError } from '@fourier-features/theory';

/** Eigenvalues of one hidden ReLU layer on the circle, and the steps that a wave takes. */
export interface DecayPoint {
  readonly frequency: number;
  readonly eigenvalue: number;
  /** Null where the learning rate is too large for the wave. */
  readonly steps: number | null;
}

/** The protocol of the recorded trainings: points on the circle, learning rate, squared residual that may be left. */
const RECORDED = { points: 1001, learningRate: 0.01, remaining: 0.1 };

const HIGHEST = 32;

/** Returns eigenvalues and steps for waves of 1 … 32 cycles per turn; waves that are never fitted are left out. */
export function decay(bias: boolean): DecayPoint[] {
  return Array.from({ length: HIGHEST }, (_, i) => i + 1).flatMap((frequency) => {
    const eigenvalue = circleEigenvalue(frequency, { bias });
    if (eigenvalue === 0) return [];
    const { points, learningRate, remaining } = RECORDED;
    const steps = stepsToError({
      // The trained kernel with biases is twice the Gram kernel, whose inputs are (x, 1)/√2.
      eigenvalue: points * (bias ? 2 : 1) * eigenvalue,
      learningRate,
      remaining,
    });
    return [{ frequency, eigenvalue, steps: Number.isFinite(steps) ? steps : null }];
  });
}
