import { decodeCheckpoint, encodeCheckpoint, evaluateField, type Field } from '@fourier-features/core';
import { meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import { defaultScales } from '@fourier-features/theory';
import { fitSettings, trainingOptions } from '../fitSettings.ts';
import type { FitSettings } from '../settings.ts';
import { encodingsOf, type ResultFile, type ResultRun, type Task } from '../task.ts';
import type { OccupancyInput } from './occupancyInput.ts';

/** Everything that decides the result of an occupancy fit. */
export interface OccupancySettings extends FitSettings {
  readonly encoding: occupancy.EncodingName;
  /** Fresh points per step. */
  readonly batchSize: number;
  /** Where training points are drawn. */
  readonly points: 'mixed' | 'uniform';
  /** Cells of the extracted mesh along its longest side. */
  readonly resolution: number;
}

const PICTURE_SIDE = 256;
/** Points in the box at which a field must be inside somewhere for a mesh to be extracted. */
const PRESENCE_POINTS = 2 ** 14;
/** Points near the surface by which a scale is chosen, other ones than those of the scores. */
const SCALE_POINTS = { count: 2 ** 14, seed: 3 };

/** 3-D shapes: point → probability of being inside. */
export const occupancyTask: Task<OccupancyInput, OccupancySettings> = {
  name: 'occupancy',
  encodings: encodingsOf(occupancy.defaults),
  comparedEncodings: encodingsOf(occupancy.defaults),
  defaults: occupancy.defaults,
  scaleUnit: 'cycles per side',
  shownScores: ['boundaryIou', 'uniformIou'],
  pictureName: 'normals.png',
  targetMeasure: () => 'boundaryIou',
  encoding: (name, _, options) => occupancy.encoding(name as occupancy.EncodingName, options),
  defaultScale: (encoding) => occupancy.defaults.encodings[encoding as occupancy.EncodingName].scale,
  settings: (encoding, options, input) => ({
    ...fitSettings(occupancyTask, encoding, options, input),
    encoding: encoding as occupancy.EncodingName,
    batchSize: options.batchSize ?? occupancy.defaults.batchSize,
    points: options.points ?? occupancy.defaults.points,
    resolution: options.resolution ?? occupancy.defaults.resolution,
  }),
  scaleProblem: async ({ shape }, { encoding }) => {
    const { boundary } = await occupancy.heldOutPoints({ shape, ...SCALE_POINTS });
    return {
      // Normalised shapes have a mesh.
      coordinates: boundary!.points,
      values: boundary!.labels,
      inputDim: 3,
      scales: defaultScales(encoding, occupancy.defaults.resolution),
    };
  },
  fit: ({ shape }, settings, run) => {
    const { encoding, batchSize, points } = settings;
    return occupancy.fit({ shape, encoding, batchSize, points, ...trainingOptions(settings, run) });
  },
  result: async (field, input, { resolution }, run) => {
    const { shape } = input;
    const { engine, signal, onProgress } = run;
    const options = { engine, ...(signal ? { signal } : {}) };
    const scores = await occupancy.score(field, await input.heldOutPoints(), options);
    onProgress?.(0.2);
    const normals = await occupancy.render(field, {
      ...options,
      width: PICTURE_SIDE,
      height: PICTURE_SIDE,
      bounds: shape.bounds,
    });
    onProgress?.(0.4);
    const picture: ResultFile = {
      key: 'normals',
      name: 'normals.png',
      content: { kind: 'picture', picture: normals, bitDepth: 8 },
    };
    const mesh = await surface(field, input, resolution, run);
    if (!mesh) {
      const notes = ['no mesh: the field is nowhere above 1/2; train it longer'];
      return { scores, picture: normals, files: [picture], notes, details: { mesh: null } };
    }
    const { vertices, faces, watertight, genus, components } = await meshReport(mesh);
    const bytes = await occupancy.encodeGlb(occupancy.denormaliseMesh(mesh, shape.normalisation));
    return {
      scores: {
        ...scores,
        volumetricIou: await occupancy.volumetricIou(occupancy.insideTest(mesh), shape.insideTest),
        chamfer: (await occupancy.chamferDistance(mesh, shape.mesh)).chamfer,
      },
      picture: normals,
      files: [picture, { key: 'mesh', name: 'mesh.glb', content: { kind: 'bytes', bytes } }],
      notes: [`mesh: ${faces} faces, ${watertight ? 'watertight' : 'not watertight'}`],
      details: { mesh: { vertices, faces, watertight, genus, components, resolution } },
    };
  },
  fieldMetadata: ({ name, shape }) => ({
    shape: name,
    normalisation: JSON.stringify(shape.normalisation),
    bounds: JSON.stringify(shape.bounds),
  }),
  curveLines: () => [{ measure: 'boundaryIou', label: 'held-out' }],
  encodeCheckpoint,
  decodeCheckpoint,
};

/** The field's surface in the domain; undefined if the field is nowhere above ½. */
async function surface(
  field: Field,
  { shape, heldOutPoints }: OccupancyInput,
  resolution: number,
  { engine, onProgress, signal }: ResultRun,
): Promise<occupancy.MeshWithNormals | undefined> {
  const points = (await heldOutPoints()).uniform.points.subarray(0, 3 * PRESENCE_POINTS);
  const values = await evaluateField(field, points, { engine });
  if (!values.some((value) => value > 0.5)) return undefined;
  return occupancy.extractMesh(field, {
    engine,
    resolution,
    bounds: shape.bounds,
    onProgress: (fraction) => onProgress?.(0.4 + 0.6 * fraction),
    ...(signal ? { signal } : {}),
  });
}
