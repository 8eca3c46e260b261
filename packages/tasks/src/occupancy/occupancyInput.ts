import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { cleanMesh, type MeshReport, meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';
import { refuseShape, shapeDoubts } from './shapeDoubts.ts';

/** A shape to fit. */
export interface OccupancyInput extends TaskInput {
  readonly report: MeshReport;
  /** What random points tell about the inside. */
  readonly inside: occupancy.ShapeReport;
  readonly shape: occupancy.NormalisedShape;
  /** Returns the points that fields are scored on; the first call draws and labels them, which takes some seconds. */
  heldOutPoints(progress?: ProgressOptions): Promise<occupancy.HeldOutPoints>;
}

/** Points by which the inside is described; the winding number of an open surface takes longer. */
const POINTS = { closed: 2 ** 13, open: 2 ** 12 };

/** A mesh, and what is known about the file that held it. */
export interface ShapeSource {
  readonly mesh: occupancy.Mesh;
  /** Largest distance to which the file rounds coordinates; 0 if it does not. */
  readonly spacing: number;
}

/**
 * Welds a mesh, brings it into the domain, describes it and checks that it has an inside.
 *
 * @throws RangeError if no face remains, all vertices coincide, coordinates are too coarse or almost nothing is inside; the
 * signal's reason if aborted.
 */
export async function shapeInput(
  { mesh, spacing }: ShapeSource,
  name: string,
  progress: ProgressOptions,
): Promise<OccupancyInput> {
  const { mesh: clean, opposingFaces } = await cleanMesh(mesh, partOf(progress, 0, 0.6));
  const report = await meshReport(clean, partOf(progress, 0.6, 1));
  const shape = occupancy.shape(clean);
  const { origin } = clean;
  const { closed, oriented } = shape.insideTest;
  const inside = occupancy.shapeReport(shape, { count: closed ? POINTS.closed : POINTS.open });
  const { min, max } = report.boundingBox;
  const figures = {
    report,
    inside,
    closed,
    origin,
    relativeSpacing: spacing / Math.max(...max.map((high, axis) => high - min[axis]!)),
    opposingFaces,
    islands: oriented ? occupancy.removeIslands(clean) : null,
  };
  refuseShape(figures);
  let heldOut: occupancy.HeldOutPoints | undefined;
  return {
    name,
    sha256: await sha256OfAll([mesh.positions, mesh.indices, ...(origin ? [Float64Array.from(origin)] : [])]),
    description: `${name}: ${describe(report)}`,
    ...shapeDoubts(figures),
    settings: {},
    provenance: { report, inside },
    report,
    inside,
    shape,
    heldOutPoints: async (options = {}) => {
      options.signal?.throwIfAborted();
      heldOut ??= await occupancy.heldOutPoints({ shape, ...options });
      return heldOut;
    },
  };
}

function describe({
  vertices,
  faces,
  watertight,
  genus,
  boundaryEdges,
  nonManifoldEdges,
}: MeshReport): string {
  const kind = watertight
    ? `watertight${genus === null ? '' : `, genus ${genus}`}`
    : `not watertight (${boundaryEdges} boundary edges, ${nonManifoldEdges} non-manifold edges)`;
  return `${vertices} vertices, ${faces} faces, ${kind}`;
}
