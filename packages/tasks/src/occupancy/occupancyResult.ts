import { evaluateField, type Field, outputSpread } from '@fourier-features/core';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import type { Result, ResultFile, ResultRun } from '../result.ts';
import { islandText } from './islandText.ts';
import type { OccupancyInput } from './occupancyInput.ts';
import type { OccupancySettings } from './occupancySettings.ts';

const PICTURE_SIDE = 256;
/** Points in the box at which a field must be inside somewhere for a mesh to be extracted. */
const PRESENCE_POINTS = 2 ** 14;

/** Scores a field on held-out points, draws its normals, and extracts its mesh and compares that with the input. */
export async function occupancyResult(
  field: Field,
  input: OccupancyInput,
  { resolution, minComponent }: OccupancySettings,
  { engine, ...progress }: ResultRun,
): Promise<Result> {
  const { shape } = input;
  const points = await input.heldOutPoints(partOf(progress, 0, 0.1));
  const scores = await occupancy.score(field, points, { engine, ...partOf(progress, 0.1, 0.2) });
  const normals = await occupancy.render(field, {
    engine,
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    bounds: shape.bounds,
    viewpoint: occupancy.framingViewpoint(shape.mesh.positions),
    ...partOf(progress, 0.2, 0.4),
  });
  const picture: ResultFile = {
    key: 'normals',
    name: 'normals.png',
    content: { kind: 'picture', picture: normals, bitDepth: 8 },
  };
  // Extraction would refuse a field that is nowhere above ½.
  const probed = points.uniform.points.subarray(0, 3 * PRESENCE_POINTS);
  const values = await evaluateField(field, probed, { engine, signal: progress.signal });
  const spread = outputSpread(values, points.uniform.labels.subarray(0, PRESENCE_POINTS), 1);
  const isSomewhereInside = values.some((value) => value > 0.5);
  const extracted = isSomewhereInside
    ? await surfaceIfAny(field, {
        engine,
        resolution,
        bounds: shape.bounds,
        ...partOf(progress, 0.4, 0.9),
      })
    : undefined;
  if (!extracted) {
    const notes = ['no mesh: the field is nowhere above 1/2; train it longer'];
    return {
      scores,
      picture: normals,
      files: [picture],
      notes,
      outputSpread: spread,
      details: { mesh: null },
    };
  }
  const { mesh, ...islands } = occupancy.removeIslands(extracted, { minComponent });
  const comparison = await compareWithInput(mesh, input, partOf(progress, 0.9, 1));
  const { vertices, faces, watertight, genus, components } = await meshReport(mesh);
  const bytes = await occupancy.encodeGlb(occupancy.denormaliseMesh(mesh, shape.normalisation));
  return {
    scores: { ...scores, ...comparison },
    picture: normals,
    files: [picture, { key: 'mesh', name: 'mesh.glb', content: { kind: 'bytes', bytes } }],
    notes: [`mesh: ${faces} faces, ${watertight ? 'watertight' : 'not watertight'}${islandText(islands)}`],
    outputSpread: spread,
    details: { mesh: { vertices, faces, watertight, genus, components, resolution, islands } },
  };
}

/** Extracts a mesh; undefined if no corner of the grid, which may miss what the probed points meet, is inside. */
async function surfaceIfAny(
  field: Field,
  options: occupancy.ExtractOptions,
): Promise<occupancy.MeshWithNormals | undefined> {
  try {
    return await occupancy.extractMesh(field, options);
  } catch (error) {
    if (error instanceof occupancy.NoSurfaceError) return undefined;
    throw error;
  }
}

async function compareWithInput(
  mesh: occupancy.Mesh,
  { shape }: OccupancyInput,
  progress: ProgressOptions,
): Promise<{ volumetricIou: number; chamfer: number }> {
  const inside = occupancy.insideTest(mesh);
  const volumetricIou = await occupancy.volumetricIou(inside, shape.insideTest, partOf(progress, 0, 0.5));
  const { chamfer } = await occupancy.chamferDistance(mesh, shape.mesh, partOf(progress, 0.5, 1));
  return { volumetricIou, chamfer };
}
