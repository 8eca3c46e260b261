import type { Field } from '@fourier-features/core';
import { type ShapePlace, shapePlace } from '@fourier-features/tasks';
import { readField, refuse } from '../files/inputs.ts';

/** A shape's field, and where the shape was. */
export interface OccupancyField extends ShapePlace {
  readonly field: Field;
}

/** Reads a field that `occupancy fit` wrote. @throws UserError if the file does not hold one. */
export async function readOccupancyField(path: string): Promise<OccupancyField> {
  const { field, metadata } = await readField(path, 'occupancy');
  return { field, ...(await refuse(path, () => shapePlace(metadata))) };
}
