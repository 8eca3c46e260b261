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
 * @throws RangeError if all pictures are transparent, or the encoding has no scale.
 */
export function sceneScaleProblem(
  { scene, near, far }: Pick<NerfInput, 'scene' | 'near' | 'far'>,
  encoding: nerf.EncodingName,
): ScaleProblem {
  const views = evenlySpread(scene.train, VIEWS);
  const depth = (near + far) / 2;
  const { width, focal } = views[0]!.camera;
  const scales = candidates(encoding, width, (depth * width) / focal[0]);
  const planes = views.map((view) => nerf.viewPlane(view, depth));
  const coordinates = joined(planes.map(({ points }, plane) => movedAlongX(points, 4 * far * plane)));
  if (coordinates.length === 0)
    throw new RangeError('scaleProblem: pictures must not all be transparent to choose a scale from them');
  return { coordinates, values: joined(planes.map(({ colours }) => colours)), inputDim: 3, scales };
}

/** Cycles per scene unit, for a number of pixels along a side of `side` units. */
function candidates(encoding: nerf.EncodingName, pixels: number, side: number): number[] {
  const positional = encoding.startsWith('positional');
  return defaultScales(encoding, pixels)
    .map((perSide) => Number((perSide / side).toPrecision(3)))
    .filter((scale) => !positional || scale >= LEAST_POSITIONAL);
}

function movedAlongX(points: Float32Array, distance: number): Float32Array {
  return points.map((value, i) => (i % 3 === 0 ? value + distance : value));
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const array of arrays) {
    all.set(array, start);
    start += array.length;
  }
  return all;
}

function evenlySpread(views: readonly nerf.View[], count: number): nerf.View[] {
  const some = Math.min(count, views.length);
  return Array.from({ length: some }, (_, i) => views[Math.floor((i * views.length) / some)]!);
}
