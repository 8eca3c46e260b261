import type { Bounds } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import {
  finiteNumber,
  positiveNumber,
  text,
  validated,
  validatedJson,
} from '@fourier-features/core/validate';
import { framingViewpoint, type Normalisation, type Viewpoint } from '@fourier-features/occupancy';
import * as v from 'valibot';

/** Where a shape is: what it takes to show its field without the mesh. */
export interface ShapePlace {
  /** Box of the shape, in the field's domain. */
  readonly bounds: Bounds;
  /** How the mesh was brought into the domain. */
  readonly normalisation: Normalisation;
  /** From where the whole shape is seen in a square picture. */
  readonly viewpoint: Viewpoint;
}

const metadataSchema = v.object({ bounds: text, normalisation: text, viewpoint: v.exactOptional(text) });
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

/**
 * Returns where the shape of a field is, from the metadata that `occupancyTask.fieldMetadata` gives it.
 *
 * @throws RangeError of one line if the metadata do not say so.
 * @example
 * import { shapePlace } from '@fourier-features/tasks';
 *
 * const { bounds, normalisation, viewpoint } = shapePlace({
 *   bounds: '{"min":[0,0,0],"max":[1,1,1]}',
 *   normalisation: '{"centre":[0,0,0],"halfSize":2}',
 * });
 */
export function shapePlace(metadata: Readonly<Record<string, string>>): ShapePlace {
  const { bounds, normalisation, viewpoint } = validated('shapePlace: metadata', metadataSchema, metadata);
  const box: Bounds = validatedJson('shapePlace: bounds', boundsSchema, bounds);
  checkBounds('shapePlace', box);
  return {
    bounds: box,
    normalisation: validatedJson('shapePlace: normalisation', normalisationSchema, normalisation),
    // Fields of earlier versions have none; their shape lies in its box.
    viewpoint: viewpoint
      ? validatedJson('shapePlace: viewpoint', viewpointSchema, viewpoint)
      : framingViewpoint(cornersOf(box)),
  };
}

/** Returns the corners of a box, `[8, 3]`. */
function cornersOf({ min, max }: Bounds): Float32Array {
  return Float32Array.from(
    { length: 24 },
    (_, i) => ((Math.floor(i / 3) >> (i % 3)) & 1 ? max : min)[i % 3]!,
  );
}
