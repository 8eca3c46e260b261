import type { CtOperatorName } from '@fourier-features/tasks/descriptions';
import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { degrees, oneOf } from '../terminal/rules.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

/** Values of the options that the `ct` commands share. */
export interface CtValues extends TrainingValues {
  /** Radians. */
  arc: number;
  operator: CtOperatorName;
}

export const OPERATORS: readonly CtOperatorName[] = ['lines', 'published'];

/** Returns the options that describe how measurements are explained. */
export function scanOptions(): Option[] {
  return [
    option('--arc <degrees>', 'Arc that the projections cover, in degrees.', {
      rule: degrees(1e-3, 360),
      value: Math.PI,
      shown: '180',
    }),
    option(
      '--operator <name>',
      'Operator that explains the measurements: lines (lengths of rays in pixels) or published (the paper’s, nearest neighbour).',
      { rule: oneOf(OPERATORS), words: OPERATORS, value: 'lines' },
    ),
  ];
}
