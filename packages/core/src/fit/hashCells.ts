import type { FieldHyperparameters } from './fieldName.ts';

type Cells = Pick<FieldHyperparameters, 'levels' | 'coarsestCells' | 'finestCells'>;

/**
 * Returns the recommended cells of a hash grid, adapted to what is given: one level is both the coarsest and the finest; of
 * several, a recommended number gives way to a given one, so that the coarsest has no more cells than the finest.
 */
export function hashCells(given: Cells, recommended: Cells): Cells {
  const { coarsestCells, finestCells } = recommended;
  if (coarsestCells === undefined || finestCells === undefined) return recommended;
  if ((given.levels ?? recommended.levels) === 1) {
    const cells = given.finestCells ?? given.coarsestCells ?? finestCells;
    return { coarsestCells: cells, finestCells: cells };
  }
  const finest = given.finestCells ?? Math.max(finestCells, given.coarsestCells ?? 1);
  // A number below 1 is left for the encoding to refuse by its name.
  return { coarsestCells: Math.min(coarsestCells, Math.max(finest, 1)), finestCells: finest };
}
