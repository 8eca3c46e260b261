import {
  cleanMesh,
  decodeMesh,
  type MeshReport,
  meshReport,
  proceduralShape,
} from '@fourier-features/datasets';
import type { Mesh } from '@fourier-features/occupancy';
import * as occupancy from '@fourier-features/occupancy';
import { sha256OfAll } from '../sha256.ts';
import type { TaskInput } from '../task.ts';

/** A shape to fit. */
export interface OccupancyInput extends TaskInput {
  readonly report: MeshReport;
  readonly shape: occupancy.NormalisedShape;
  /** Returns the points that fields are scored on; the first call draws and labels them, which takes some seconds. */
  heldOutPoints(): Promise<occupancy.HeldOutPoints>;
}

/** Points at the surface that are looked at for doubt about what is inside. */
const DOUBT_POINTS = 4096;

/**
 * Reads a mesh file for occupancy.
 *
 * @param name file name; its extension helps to tell formats apart.
 * @throws Error if the bytes are not a mesh, or the mesh has no inside.
 */
export async function readShape(bytes: Uint8Array, name: string): Promise<OccupancyInput> {
  const { mesh } = await decodeMesh(bytes, { name });
  return shapeInput(mesh, name.replace(/(\.[a-z0-9]+)?(\.gz)?$/i, '') || name);
}

/** Makes a procedural shape for occupancy. @throws RangeError if the name is unknown. */
export async function proceduralShapeInput(name: string): Promise<OccupancyInput> {
  return shapeInput((await proceduralShape(name)).mesh, name);
}

async function shapeInput(mesh: Mesh, name: string): Promise<OccupancyInput> {
  const { mesh: clean } = await cleanMesh(mesh);
  const report = await meshReport(clean);
  const shape = occupancy.shape(clean);
  let heldOut: Promise<occupancy.HeldOutPoints> | undefined;
  return {
    name,
    sha256: await sha256OfAll([
      mesh.positions as Float32Array<ArrayBuffer>,
      mesh.indices as Uint32Array<ArrayBuffer>,
    ]),
    description: `${name}: ${describe(report)}`,
    warnings: warningsOf(shape),
    settings: {},
    provenance: { report },
    report,
    shape,
    heldOutPoints: () => {
      heldOut ??= occupancy.heldOutPoints({ shape });
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
  const share = insideTest.doubtfulFraction(mesh.positions.subarray(0, 3 * DOUBT_POINTS));
  return [
    `the surface has holes; inside is where the generalised winding number exceeds 1/2, in doubt for ${(100 * share).toFixed(1)} % of points at the surface`,
  ];
}
