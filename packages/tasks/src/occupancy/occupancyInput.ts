import { seededRandom } from '@fourier-features/core';
import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { cleanMesh, type MeshReport, meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';

/** A shape to fit. */
export interface OccupancyInput extends TaskInput {
  readonly report: MeshReport;
  readonly shape: occupancy.NormalisedShape;
  /** Returns the points that fields are scored on; the first call draws and labels them, which takes some seconds. */
  heldOutPoints(progress?: ProgressOptions): Promise<occupancy.HeldOutPoints>;
}

/** Points near the surface that are looked at for doubt about what is inside. */
const DOUBT_POINTS = 4096;

/**
 * Welds a mesh, brings it into the domain and describes it.
 *
 * @throws RangeError if no face remains, or all vertices coincide; the signal's reason if aborted.
 */
export async function shapeInput(
  mesh: occupancy.Mesh,
  name: string,
  progress: ProgressOptions,
): Promise<OccupancyInput> {
  const { mesh: clean } = await cleanMesh(mesh, partOf(progress, 0, 0.6));
  const report = await meshReport(clean, partOf(progress, 0.6, 1));
  const shape = occupancy.shape(clean);
  let heldOut: occupancy.HeldOutPoints | undefined;
  return {
    name,
    sha256: await sha256OfAll([mesh.positions, mesh.indices]),
    description: `${name}: ${describe(report)}`,
    warnings: warningsOf(shape),
    notes: [],
    settings: {},
    provenance: { report },
    report,
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

function warningsOf({ insideTest, mesh }: occupancy.NormalisedShape): string[] {
  if (insideTest.closed) return [];
  // On the surface itself the winding number is 1/2, which says nothing about holes.
  const points = occupancy.boundarySampler(mesh)(DOUBT_POINTS, seededRandom(0));
  const doubtful = insideTest.doubtfulFraction(points);
  return [
    `the surface has holes; inside is where the generalised winding number exceeds 1/2, in doubt for ${(100 * doubtful).toFixed(1)} % of points near the surface`,
  ];
}
