import type { Engine, Field, Trainer } from '@fourier-features/core';
import { type Bounds, checkBounds, unitBounds } from '../bounds.ts';
import { fieldNormals } from '../fieldNormals.ts';
import { logits } from '../logits.ts';
import type { Mesh } from '../mesh.ts';
import { denormaliseMesh, type Normalisation } from '../normaliseMesh.ts';
import { withField } from '../withField.ts';
import { EMPTY_LOGIT, paddedAxes } from './grid.ts';
import { createMarchingCubes, type GridAxes } from './marchingCubes.ts';
import { vertexNormals } from './vertexNormals.ts';

export interface MeshWithNormals extends Mesh {
  /** `[v, 3]`, unit vectors out of the shape. */
  readonly normals: Float32Array;
}

export interface ExtractOptions {
  /** Cells along the longest side of the box; from 2 to 2048. 128 by default. */
  resolution?: number;
  /** Where to look, domain units: outside it the field was not trained and counts as empty. The domain by default. */
  bounds?: Bounds;
  /** Puts the mesh where the input of `normaliseMesh` was; left out, it stays in the domain. */
  normalisation?: Normalisation;
  /** Called with the share done, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Points evaluated at a time, at least one plane of the grid. */
const POINTS_AT_A_TIME = 2 ** 16;
const LARGEST_RESOLUTION = 2048;

/**
 * The surface of a field, probability ½, by marching cubes on logits: a closed 2-manifold at every resolution, since
 * cells share their vertices and a layer around the box is empty. Memory grows with the resolution's square.
 *
 * @throws RangeError if the resolution is out of range, the box is malformed or the field is no occupancy field.
 * @throws Error if the field is nowhere above ½ on the grid.
 */
export function extractMesh(
  engine: Engine,
  field: Field,
  { resolution = 128, bounds = unitBounds, normalisation, onProgress, signal }: ExtractOptions = {},
): Promise<MeshWithNormals> {
  if (!Number.isInteger(resolution) || resolution < 2 || resolution > LARGEST_RESOLUTION) {
    throw new RangeError(
      `extractMesh: resolution must be a whole number from 2 to ${LARGEST_RESOLUTION}, in cells, got ${resolution}`,
    );
  }
  checkBounds('extractMesh', bounds);
  return withField('extractMesh', engine, field, async (evaluate) => {
    const axes = paddedAxes(bounds, resolution);
    const cubes = createMarchingCubes(axes);
    const [xs, ys, zs] = axes;
    const padding = new Float32Array(xs.length * ys.length).fill(EMPTY_LOGIT);
    cubes.addPlane(padding);
    const planesAtATime = Math.max(1, Math.floor(POINTS_AT_A_TIME / ((xs.length - 2) * (ys.length - 2))));
    for (let first = 1; first < zs.length - 1; first += planesAtATime) {
      signal?.throwIfAborted();
      const some = zs.subarray(first, Math.min(zs.length - 1, first + planesAtATime));
      for (const plane of await evaluatePlanes(evaluate, axes, some)) cubes.addPlane(plane);
      onProgress?.((first + some.length - 1) / (zs.length - 2));
    }
    cubes.addPlane(padding);
    const mesh = cubes.finish();
    if (mesh.indices.length === 0) {
      throw new Error(
        `extractMesh: the field is nowhere above 1/2 on a grid of ${resolution} cells; train it longer or raise resolution`,
      );
    }
    const withNormals = { ...mesh, normals: await surfaceNormals(evaluate, mesh) };
    return normalisation ? denormaliseMesh(withNormals, normalisation) : withNormals;
  });
}

/** Logits on planes across z, each `[ny, nx]` with its padding. */
async function evaluatePlanes(
  evaluate: Trainer['evaluate'],
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

/** The field's normals, but those of the faces where the field's are none: on cuts by the box and where it is flat. */
async function surfaceNormals(evaluate: Trainer['evaluate'], mesh: Mesh): Promise<Float32Array> {
  const normals = await fieldNormals(evaluate, mesh.positions);
  const ofFaces = vertexNormals(mesh);
  for (let start = 0; start < normals.length; start += 3) {
    let agreement = 0;
    for (let axis = 0; axis < 3; axis++) agreement += normals[start + axis]! * ofFaces[start + axis]!;
    if (!(agreement > 0)) normals.set(ofFaces.subarray(start, start + 3), start);
  }
  return normals;
}
