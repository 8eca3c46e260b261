import { drawTestPoints, occupancyEncoding } from '@fourier-features/occupancy';
import type { InputShape } from '../../files/readShape.ts';
import { automaticScale, type ScaleChoice } from '../scaleChoice.ts';
import type { OccupancySettings } from './occupancyReport.ts';
import { FINAL_RATE } from './runOccupancyFit.ts';

/** Points near the surface that are labelled to choose a scale by. */
const POINTS = 2 ** 14;
/** Cells along a side that the candidates are meant for: what meshes are extracted with by default. */
const CELLS = 128;

/** The scale that labels at random points near the surface suggest; the points are other ones than those of the scores. */
export function shapeScale(
  { normalised, insideTest }: InputShape,
  settings: OccupancySettings,
): Promise<ScaleChoice> {
  const { boundary } = drawTestPoints({ mesh: normalised.mesh, insideTest, count: POINTS, seed: 3 });
  // The mean over half a cosine.
  const learningRate = (settings.learningRate * (1 + FINAL_RATE)) / 2;
  return automaticScale({
    coordinates: boundary.points,
    values: boundary.labels,
    inputDim: 3,
    cells: CELLS,
    plan: { ...settings, learningRate },
    build: (options) => occupancyEncoding(settings.encoding, options),
  });
}
