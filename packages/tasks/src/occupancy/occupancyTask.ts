import { encodingDefaults } from '@fourier-features/core';
import { decodeCheckpoint, encodeCheckpoint } from '@fourier-features/core/storage';
import { numberSchema, positiveCount, wordSchema } from '@fourier-features/core/validate';
import * as occupancy from '@fourier-features/occupancy';
import { defaultScales } from '@fourier-features/theory';
import * as v from 'valibot';
import { decodedSettings } from '../decodedSettings.ts';
import { occupancyDescription } from '../description.ts';
import { fitSettings } from '../fitSettings.ts';
import { encodingWithScale } from '../scale/encodingWithScale.ts';
import { settingsEntries } from '../settingsSchema.ts';
import type { Task } from '../task.ts';
import { encodingOption, trainingOptions } from '../trainingOptions.ts';
import type { OccupancyInput } from './occupancyInput.ts';
import { occupancyResult } from './occupancyResult.ts';
import type { OccupancySettings } from './occupancySettings.ts';

const settingsSchema = v.object({
  ...settingsEntries(occupancyDescription.encodings as readonly occupancy.EncodingName[]),
  batchSize: positiveCount,
  points: wordSchema(['mixed', 'uniform']),
  resolution: positiveCount,
  // Absent from older checkpoints.
  minComponent: v.exactOptional(numberSchema('from 0 to 1', (value) => value >= 0 && value <= 1)),
});

/** Points near the surface by which a scale is chosen, other ones than those of the scores. */
const SCALE_POINTS = { count: 2 ** 14, seed: 3 };

/**
 * 3-D shapes: point → probability of being inside.
 *
 * @example
 * import { finish } from '@fourier-features/core';
 * import { occupancyTask, readShape } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const text = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';
 * const input = await readShape(new TextEncoder().encode(text), 'corner.obj');
 * const sizes = { frequencyCount: 8, width: 16, depth: 3, batchSize: 64, steps: 3 };
 * const settings = occupancyTask.settings('gaussian', { ...sizes, resolution: 32 }, input);
 * const { field } = await finish(occupancyTask.fit(input, settings, { engine: await wasmEngine() }));
 */
export const occupancyTask: Task<OccupancyInput, OccupancySettings> = {
  ...occupancyDescription,
  shownScores: ['boundaryIou', 'uniformIou'],
  pictureName: 'normals.png',
  targetMeasure: () => 'boundaryIou',
  encoding: (name, _, options) => occupancy.encoding(name as occupancy.EncodingName, options),
  defaultScale: (encoding) => encodingDefaults('defaultScale', occupancy.defaults, encoding).scale,
  recommended: () => occupancy.recommended,
  settings: (choice, options, input) => {
    const settings = fitSettings(occupancyTask, choice, options, input);
    return {
      ...settings,
      encoding: settings.encoding as occupancy.EncodingName | null,
      batchSize: options.batchSize ?? occupancy.defaults.batchSize,
      points: options.points ?? occupancy.defaults.points,
      resolution: options.resolution ?? occupancy.defaults.resolution,
      minComponent: options.minComponent ?? 0,
    };
  },
  scaleProblem: async ({ shape }, settings, signal) => {
    const scales = defaultScales(encodingWithScale('scaleProblem', settings), occupancy.defaults.resolution);
    const { boundary } = await occupancy.heldOutPoints({ shape, ...SCALE_POINTS, signal });
    // Shapes with a mesh have boundary points.
    return { coordinates: boundary!.points, values: boundary!.labels, inputDim: 3, scales };
  },
  fit: ({ shape }, settings, run) => {
    const { encoding, batchSize, points } = settings;
    return occupancy.fit({
      shape,
      ...encodingOption(encoding),
      batchSize,
      points,
      ...trainingOptions(settings, run),
    });
  },
  result: occupancyResult,
  resultFiles: () => ['normals.png', 'mesh.glb'],
  fieldMetadata: ({ name, shape }) => ({
    shape: name,
    normalisation: JSON.stringify(shape.normalisation),
    bounds: JSON.stringify(shape.bounds),
    viewpoint: JSON.stringify(occupancy.framingViewpoint(shape.mesh.positions)),
  }),
  curveLines: () => [{ measure: 'boundaryIou', label: 'held-out' }],
  encodeCheckpoint,
  decodeCheckpoint,
  decodeSettings: (json) => {
    const settings = decodedSettings(settingsSchema, json);
    return { ...settings, minComponent: settings.minComponent ?? 0 };
  },
};
