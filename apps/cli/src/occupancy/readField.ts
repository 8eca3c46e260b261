import type { Bounds, Field } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import { finiteNumber, positiveNumber, validatedJson } from '@fourier-features/core/validate';
import { framingViewpoint, type Normalisation, type Viewpoint } from '@fourier-features/occupancy';
import * as v from 'valibot';
import { readField, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** A shape's field, and where the shape was. */
export interface OccupancyField {
  readonly field: Field;
  readonly bounds: Bounds;
  readonly normalisation: Normalisation;
  /** From where the whole shape is seen in a square picture. */
  readonly viewpoint: Viewpoint;
}

const vector = v.strictTuple([finiteNumber, finiteNumber, finiteNumber]);
const boundsSchema = v.object({ min: vector, max: vector });
const normalisationSchema: v.GenericSchema<Normalisation> = v.object({
  centre: vector,
  halfSize: positiveNumber,
  origin: v.exactOptional(vector),
});
const viewpointSchema: v.GenericSchema<Viewpoint> = v.object({
  centre: vector,
  azimuth: finiteNumber,
  elevation: finiteNumber,
  distance: positiveNumber,
  focalLength: positiveNumber,
});

/** Reads a field that `occupancy fit` wrote. @throws UserError if the file does not hold one. */
export async function readOccupancyField(path: string): Promise<OccupancyField> {
  const { field, metadata } = await readField(path, 'occupancy');
  const { bounds, normalisation, viewpoint } = metadata;
  if (!bounds || !normalisation)
    throw new UserError(`${path}: the metadata must have the bounds and the normalisation of the shape`);
  return refuse(path, () => {
    const box: Bounds = validatedJson('bounds', boundsSchema, bounds);
    checkBounds('metadata', box);
    return {
      field,
      bounds: box,
      normalisation: validatedJson('normalisation', normalisationSchema, normalisation),
      // Fields of earlier versions have none; their shape lies in its box.
      viewpoint: viewpoint
        ? validatedJson('viewpoint', viewpointSchema, viewpoint)
        : framingViewpoint(cornersOf(box)),
    };
  });
}

/** Returns the corners of a box, `[8, 3]`. */
function cornersOf({ min, max }: Bounds): Float32Array {
  return Float32Array.from(
    { length: 24 },
    (_, i) => ((Math.floor(i / 3) >> (i % 3)) & 1 ? max : min)[i % 3]!,
  );
}
