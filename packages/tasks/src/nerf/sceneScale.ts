import * as nerf from '@fourier-features/nerf';
import { defaultScales } from '@fourier-features/theory';
import type { ScaleProblem } from '../scale/scaleProblem.ts';
import type { NerfInput } from './nerfInput.ts';

/** Number of views that are looked at; together they show most of an object. */
const VIEWS = 4;
/** Positional encodings begin at one radian per unit: no highest frequency can be lower. */
const LEAST_POSITIONAL = 1 / (2 * Math.PI);

/**
 * Returns the pictures as if each were painted on a plane through the middle of the scene. The kernels of these encodings
 * depend only on differences of coordinates, so the planes are placed far apart, where they do not interact.
 *
 * @throws RangeError if all pictures are transparent.
 */
export function sceneScaleProblem(
  { name, scene, near, far }: NerfInput,
  encoding: nerf.EncodingName,
): ScaleProblem {
  const views = evenlySpread(scene.train, VIEWS);
  const depth = (near + far) / 2;
  const planes = views.map((view) => nerf.viewPlane(view, depth));
  if (planes.every(({ points }) => points.length === 0))
    throw new RangeError(`${name}: a scale can only be chosen from pictures that are not all transparent`);
  const coordinates = planes.flatMap(({ points }, plane) =>
    Array.from(points, (value, i) => (i % 3 === 0 ? value + 4 * far * plane : value)),
  );
  const { width, focal } = views[0]!.camera;
  return {
    coordinates: Float32Array.from(coordinates),
    values: Float32Array.from(planes.flatMap(({ colours }) => [...colours])),
    inputDim: 3,
    scales: candidates(encoding, width, (depth * width) / focal[0]),
  };
}

/** Cycles per scene unit, for a number of pixels along a side of `side` units. */
function candidates(encoding: nerf.EncodingName, pixels: number, side: number): number[] {
  const positional = encoding.startsWith('positional');
  return defaultScales(encoding, pixels)
    .map((perSide) => Number((perSide / side).toPrecision(3)))
    .filter((scale) => !positional || scale >= LEAST_POSITIONAL);
}

function evenlySpread(views: readonly nerf.View[], count: number): nerf.View[] {
  const some = Math.min(count, views.length);
  return Array.from({ length: some }, (_, i) => views[Math.floor((i * views.length) / some)]!);
}
