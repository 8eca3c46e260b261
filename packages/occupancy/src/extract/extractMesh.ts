import type { Bounds, Engine, Field } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { unitBounds } from '../bounds.ts';
import { defaults } from '../defaults.ts';
import { fieldNormals } from '../fieldNormals.ts';
import { logits } from '../logits.ts';
import type { Mesh } from '../mesh.ts';
import { denormaliseMesh, type Normalisation } from '../normaliseMesh.ts';
import { type EvaluatePoints, withField } from '../withField.ts';
import { EMPTY_LOGIT, paddedAxes } from './grid.ts';
import { type GridAxes, marchingCubes } from './marchingCubes.ts';
import { NoSurfaceError } from './noSurface.ts';
import { vertexNormals } from './vertexNormals.ts';

/** A triangle mesh with a normal at each vertex. */
export interface MeshWithNormals extends Mesh {
  /** `[v, 3]`, unit vectors out of the shape. */
  readonly normals: Float32Array;
}

export interface ExtractOptions extends ProgressOptions {
  engine: Engine;
  /** Cells along the longest side of the box, from 2 to 2048; 128 by default. */
  resolution?: number;
  /**
   * Box outside of which the shape counts as empty, in domain units; the domain by default. Pass the shape's, since the field
   * is not trained outside it.
   */
  bounds?: Bounds;
  /** Moves the mesh to where the input of `normaliseMesh` was; if absent, the mesh stays in the domain. */
  normalisation?: Normalisation;
}

/** Number of points evaluated at a time, unless a plane of the grid has more. */
const POINTS_AT_A_TIME = 2 ** 16;
const LARGEST_RESOLUTION = 2048;
/** The grid's part of the time; the rest is the normals'. */
const GRID_FRACTION = 0.9;

/**
 * Extracts the surface of a field, probability ½, by marching cubes on logits. The mesh is a closed 2-manifold at every
 * resolution, since cells share their vertices and a layer around the box is empty. Memory grows with the square of the
 * resolution.
 *
 * @throws RangeError if the resolution is out of range, the bounds are malformed or the field does not map 3 coordinates to a
 * probability; NoSurfaceError if the field is nowhere above ½ on the grid; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = occupancy.encoding('gaussian', { scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 1, width: 16 });
 * const mesh = await occupancy.extractMesh(field, { engine: await wasmEngine(), resolution: 16 });
 */
export async function extractMesh(
  field: Field,
  {
    engine,
    resolution = defaults.resolution,
    bounds = unitBounds,
    normalisation,
    ...progress
  }: ExtractOptions,
): Promise<MeshWithNormals> {
  if (!Number.isInteger(resolution) || resolution < 2 || resolution > LARGEST_RESOLUTION) {
    throw new RangeError(
      `extractMesh: resolution must be an integer from 2 to ${LARGEST_RESOLUTION}, in cells, got ${resolution}`,
    );
  }
  checkBounds('extractMesh', bounds);
  const { signal } = progress;
  return withField('extractMesh', field, { engine, signal }, async (evaluate) => {
    const axes = paddedAxes(bounds, resolution);
    const mesh = await surface(evaluate, axes, partOf(progress, 0, GRID_FRACTION));
    if (mesh.indices.length === 0) {
      throw new NoSurfaceError(
        `extractMesh: field must exceed 1/2 somewhere on a grid of ${resolution} cells. Train it longer or raise resolution.`,
      );
    }
    const { onProgress } = partOf(progress, GRID_FRACTION, 1);
    const withNormals = { ...mesh, normals: await surfaceNormals(evaluate, mesh, onProgress) };
    return normalisation ? denormaliseMesh(withNormals, normalisation) : withNormals;
  });
}

/** Marches the cubes of a grid, some planes at a time. */
async function surface(
  evaluate: EvaluatePoints,
  axes: GridAxes,
  { onProgress }: ProgressOptions,
): Promise<Mesh> {
  const [xs, ys, zs] = axes;
  const cubes = marchingCubes(axes);
  const padding = new Float32Array(xs.length * ys.length).fill(EMPTY_LOGIT);
  cubes.addPlane(padding);
  const planesAtATime = Math.max(1, Math.floor(POINTS_AT_A_TIME / ((xs.length - 2) * (ys.length - 2))));
  for (let first = 1; first < zs.length - 1; first += planesAtATime) {
    const some = zs.subarray(first, Math.min(zs.length - 1, first + planesAtATime));
    for (const plane of await evaluatePlanes(evaluate, axes, some)) cubes.addPlane(plane);
    onProgress?.((first + some.length - 1) / (zs.length - 2));
  }
  cubes.addPlane(padding);
  return cubes.finish();
}

/** Computes logits on planes across z, each `[ny, nx]` with its padding. */
async function evaluatePlanes(
  evaluate: EvaluatePoints,
  [xs, ys]: GridAxes,
  zs: Float64Array,
): Promise<Float32Array[]> {
  const [columns, rows] = [xs.length - 2, ys.length - 2];
  const size = columns * rows;
  const points = new Float32Array(3 * size * zs.length);
  for (let i = 0; 3 * i < points.length; i++) {
    points[3 * i] = xs[1 + (i % columns)]!;
    points[3 * i + 1] = ys[1 + (Math.floor(i / columns) % rows)]!;
    points[3 * i + 2] = zs[Math.floor(i / size)]!;
  }
  const inner = logits(await evaluate(points));
  return Array.from(zs, (_, k) => {
    const plane = new Float32Array(xs.length * ys.length).fill(EMPTY_LOGIT);
    for (let row = 0; row < rows; row++) {
      const start = k * size + row * columns;
      plane.set(inner.subarray(start, start + columns), (row + 1) * xs.length + 1);
    }
    return plane;
  });
}

/** Computes the field's normals, replaced by those of the faces on cuts by the box and where the field is flat. */
async function surfaceNormals(
  evaluate: EvaluatePoints,
  mesh: Mesh,
  onProgress: ProgressOptions['onProgress'],
): Promise<Float32Array> {
  const normals = await fieldNormals(evaluate, mesh.positions, onProgress);
  const ofFaces = vertexNormals(mesh);
  for (let start = 0; start < normals.length; start += 3) {
    let agreement = 0;
    for (let axis = 0; axis < 3; axis++) agreement += normals[start + axis]! * ofFaces[start + axis]!;
    if (!(agreement > 0)) normals.set(ofFaces.subarray(start, start + 3), start);
  }
  return normals;
}
