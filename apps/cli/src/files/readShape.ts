import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  cleanMesh,
  decodeMesh,
  type Mesh,
  type MeshReport,
  meshReport,
  proceduralShape,
} from '@fourier-features/datasets';
import {
  createInsideTest,
  type InsideTest,
  type NormalisedMesh,
  normaliseMesh,
} from '@fourier-features/occupancy';
import { UserError } from '../terminal/userError.ts';
import { readInput, refuse } from './inputs.ts';

/** A shape to learn, from a file or made here. */
export interface InputShape {
  /** The file's name, or the procedural shape's. */
  readonly name: string;
  /** Of the mesh as it was read. */
  readonly sha256: string;
  readonly report: MeshReport;
  /** In the field's domain. */
  readonly normalised: NormalisedMesh;
  readonly insideTest: InsideTest;
}

/** What is learnt where nothing is named: a shape with detail that plain networks blur. */
const DEFAULT_SHAPE = 'gyroid';

/**
 * Reads a mesh file, or makes a procedural shape; welds it and brings it into the domain.
 *
 * @throws UserError if both are named, or the mesh cannot be read or has no inside.
 */
export async function readShape(file: string | undefined, shape: string | undefined): Promise<InputShape> {
  if (file !== undefined && shape !== undefined) {
    throw new UserError(`--shape: leave it out where a mesh file is given, got ${shape} and ${file}`);
  }
  const name = file ?? shape ?? DEFAULT_SHAPE;
  const mesh = file === undefined ? await makeShape(name) : await readMesh(file);
  return refuse(name, async () => {
    const clean = (await cleanMesh(mesh)).mesh;
    const normalised = normaliseMesh(clean);
    return {
      name: basename(name),
      sha256: createHash('sha256').update(mesh.positions).update(mesh.indices).digest('hex'),
      report: await meshReport(clean),
      normalised,
      insideTest: createInsideTest(normalised.mesh),
    };
  });
}

async function readMesh(file: string): Promise<Mesh> {
  const bytes = await readInput(file);
  return refuse(file, async () => (await decodeMesh(bytes, { name: basename(file) })).mesh);
}

async function makeShape(name: string): Promise<Mesh> {
  return refuse('--shape', async () => (await proceduralShape(name)).mesh);
}

/** One line about a mesh. */
export function describeShape({ name, report }: InputShape): string {
  const { vertices, faces, watertight, genus, boundaryEdges, nonManifoldEdges } = report;
  const kind = watertight
    ? `watertight${genus === null ? '' : `, genus ${genus}`}`
    : `not watertight (${boundaryEdges} boundary, ${nonManifoldEdges} non-manifold edges)`;
  return `${name}: ${vertices} vertices, ${faces} faces, ${kind}`;
}
