import {
  type NerfEncodingName,
  nerfDefaults,
  nerfEncoding,
  type View,
  viewPlane,
} from '@fourier-features/nerf';
import type { InputScene } from '../../files/readScene.ts';
import { UserError } from '../../terminal/userError.ts';
import { automaticScale, defaultScales, type ScaleChoice } from '../scaleChoice.ts';
import type { NerfSettings } from './nerfReport.ts';

/** Views that are looked at; together they show about the whole of an object. */
const VIEWS = 4;
/** Positional encodings begin at one radian per unit: no highest frequency can be lower. */
const LEAST_POSITIONAL = 1 / (2 * Math.PI);

/**
 * The scale that the pictures suggest, as if each were painted on a plane through the middle of the scene. Kernels of
 * these encodings see differences of coordinates only, so the planes are put far apart, where they cannot meet.
 */
export function sceneScale(
  { name, train, near, far }: InputScene,
  settings: NerfSettings,
): Promise<ScaleChoice> {
  const { encoding } = settings;
  const views = evenlySpread(train, VIEWS);
  const depth = (near + far) / 2;
  const planes = views.map((view) => viewPlane(view, depth));
  if (planes.every(({ points }) => points.length === 0))
    throw new UserError(`${name}: --scale auto needs something to see, got transparent pictures only`);
  const coordinates = planes.flatMap(({ points }, plane) =>
    Array.from(points, (value, i) => (i % 3 === 0 ? value + 4 * far * plane : value)),
  );
  const { width, focal } = views[0]!.camera;
  return automaticScale({
    coordinates: Float32Array.from(coordinates),
    values: Float32Array.from(planes.flatMap(({ colours }) => [...colours])),
    inputDim: 3,
    cells: width,
    plan: { ...settings, learningRate: meanRate(settings) },
    scales: candidates(encoding, width, (depth * width) / focal[0]),
    build: (options) => nerfEncoding(encoding, options),
  });
}

/** Of a training whose rate falls along half a cosine. */
function meanRate({ learningRate }: NerfSettings): number {
  return (learningRate * (1 + nerfDefaults.finalRate)) / 2;
}

/** In cycles per scene unit, for so many pixels along a side of so many units. */
function candidates(encoding: NerfEncodingName, pixels: number, side: number): number[] {
  const positional = encoding.startsWith('positional');
  return defaultScales(encoding, pixels)
    .map((perSide) => Number(((positional ? 2 ** perSide : perSide) / side).toPrecision(3)))
    .filter((scale) => !positional || scale >= LEAST_POSITIONAL);
}

function evenlySpread(views: readonly View[], count: number): View[] {
  const some = Math.min(count, views.length);
  return Array.from({ length: some }, (_, i) => views[Math.floor((i * views.length) / some)]!);
}
