import { activateHidden, throughHidden } from './referenceActivation.ts';
import { encodeInGrid } from './referenceGrid.ts';

/** Formulas of the reference, which tests replace by wrong ones to show that these are noticed. */
export interface ReferenceRules {
  readonly activateHidden: typeof activateHidden;
  readonly throughHidden: typeof throughHidden;
  readonly encodeInGrid: typeof encodeInGrid;
  /** Whether an update of this parameter leaves numbers whose gradient is 0 as they are, moments included. */
  isUpdatedWhereTouched(name: string): boolean;
}

export const referenceRules: ReferenceRules = {
  activateHidden,
  throughHidden,
  encodeInGrid,
  isUpdatedWhereTouched: (name) => name === 'encoding.tables',
};
