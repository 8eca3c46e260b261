import type { Field } from '@fourier-features/core';
import type { Bounds, Normalisation } from '@fourier-features/occupancy';
import { UserError } from '../terminal/userError.ts';
import { readField } from './inputs.ts';

/** A shape's field, and where the shape was. */
export interface OccupancyField {
  readonly field: Field;
  readonly bounds: Bounds;
  readonly normalisation: Normalisation;
}

/** @throws UserError if the file holds no field of `occupancy fit`. */
export async function readOccupancyField(path: string): Promise<OccupancyField> {
  const { field, metadata } = await readField(path);
  const { task, bounds, normalisation } = metadata;
  if (task !== 'occupancy' || !bounds || !normalisation) {
    throw new UserError(`${path}: must be the field of a shape, written by occupancy fit`);
  }
  return {
    field,
    bounds: JSON.parse(bounds) as Bounds,
    normalisation: JSON.parse(normalisation) as Normalisation,
  };
}
