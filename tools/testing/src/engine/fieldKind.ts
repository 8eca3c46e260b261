import type { Field, HiddenActivation } from '@fourier-features/core';
import type { Ability } from './property.ts';
import { type SmallFieldOptions, smallField } from './smallField.ts';

/** Fields that engines may have or lack, for which the same properties are checked. */
export interface FieldKind {
  readonly name: 'Fourier features' | 'activations' | 'grids';
  readonly needs: readonly Ability[];
  /** Returns a small field of this kind. */
  field(options?: SmallFieldOptions): Field;
  /** Makes a field that has 200,000 parameters. */
  readonly large: SmallFieldOptions;
}

const activations: readonly HiddenActivation[] = [
  { kind: 'sine', omega: 3 },
  { kind: 'wire', omega: 2, spread: 1.5 },
  { kind: 'finer', omega: 1.5 },
  { kind: 'gauss', spread: 2 },
];
const grid = { levels: 3, coarsestCells: 2, finestCells: 9, tableSize: 32 } as const;

/** Most channels of the kinds after the first: their properties repeat those of the first, and shapes have other widths. */
const ENOUGH = 13;

/** Fourier features and ReLU, which all engines have; other hidden activations; and grids, whose finest level is hashed. */
export const fieldKinds: readonly FieldKind[] = [
  {
    name: 'Fourier features',
    needs: [],
    field: smallField,
    large: { width: 310, depth: 4, frequencyCount: 4 },
  },
  {
    name: 'activations',
    needs: ['activations'],
    field: ({ width = ENOUGH, ...options } = {}) =>
      smallField({ activations, width: Math.min(width, ENOUGH), ...options }),
    large: { activations, width: 240, depth: 4, frequencyCount: 4 },
  },
  {
    name: 'grids',
    needs: ['grids'],
    field: ({ width = ENOUGH, ...options } = {}) =>
      smallField({ grid, width: Math.min(width, ENOUGH), ...options }),
    large: { grid: { coarsestCells: 316 } },
  },
];

/** Returns the title of a group of properties of fields of one kind. */
export function titled(title: string, { name }: FieldKind): string {
  return name === 'Fourier features' ? title : `${title} (${name})`;
}
