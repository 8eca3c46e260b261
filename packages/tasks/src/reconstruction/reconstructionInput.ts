import type { LinearOperator } from '@fourier-features/core';
import type { ValueRange } from '@fourier-features/datasets';
import type { TaskInput } from '../task.ts';

/** Measurements and the operator that explains them; what CT and MRI have in common. */
export interface ReconstructionInput extends TaskInput {
  /** Cells along each axis of the object, the slowest first. */
  readonly shape: readonly number[];
  readonly operator: LinearOperator;
  /** Measurements of an object with values in [0, 1], of `operator.outputShape`. */
  readonly measurements: Float32Array;
  /** Values of the object, in [0, 1], if it is known. */
  readonly truth: Float32Array | undefined;
  /** Where the result is in space, and in which unit; undefined for pictures. */
  readonly volume: VolumePlace | undefined;
}

/** What makes a volume with the units and the affine of the input from values in [0, 1]. */
export interface VolumePlace {
  /** `[depth, height, width]`. */
  readonly shape: readonly [depth: number, height: number, width: number];
  /** 4 × 4, row by row: (column, row, slice, 1) → mm. */
  readonly affine: readonly number[];
  readonly valueRange: ValueRange;
}
