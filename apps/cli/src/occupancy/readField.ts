import type { Bounds, Field } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import { finiteNumber, positiveNumber, validatedJson } from '@fourier-features/core/validate';
import type { Normalisation } from '@fourier-features/occupancy';
import * as v from 'valibot';
import { readField, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** A shape's field, and where the shape was. */
export interface OccupancyField {
  readonly field: Field;
  readonly bounds: Bounds;
  readonly normalisation: Normalisation;
}

const vector = v.strictTuple([finiteNumber, finiteNumber, finiteNumber]);
const boundsSchema = v.object({ min: vector, max: vector });
const normalisationSchema: v.GenericSchema<Normalisation> = v.object({
  centre: vector,
  halfSize: positiveNumber,
});

/** Reads a field that `occupancy fit` wrote. @throws UserError if the file does not hold one. */
export async function readOccupancyField(path: string): Promise<OccupancyField> {
  const { field, metadata } = await readField(path, 'occupancy');
  const { bounds, normalisation } = metadata;
  if (!bounds || !normalisation)
    throw new UserError(`${path}: the metadata must have the bounds and the normalisation of the shape`);
  return refuse(path, () => {
    const box: Bounds = validatedJson('bounds', boundsSchema, bounds);
    checkBounds('metadata', box);
    return {
      field,
      bounds: box,
      normalisation: validatedJson('normalisation', normalisationSchema, normalisation),
    };
  });
}
