import type { Bounds, Field } from '@fourier-features/core';
import type { Normalisation } from '@fourier-features/occupancy';
import { readField } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** A shape's field, and where the shape was. */
export interface OccupancyField {
  readonly field: Field;
  readonly bounds: Bounds;
  readonly normalisation: Normalisation;
}

/** Reads a field that `occupancy fit` wrote. @throws UserError if the file does not hold one. */
export async function readOccupancyField(path: string): Promise<OccupancyField> {
  const { field, metadata } = await readField(path, 'occupancy');
  const { bounds, normalisation } = metadata;
  if (!bounds || !normalisation)
    throw new UserError(`${path}: the metadata must have the bounds and the normalisation of the shape`);
  return {
    field,
    bounds: JSON.parse(bounds) as Bounds,
    normalisation: JSON.parse(normalisation) as Normalisation,
  };
}
