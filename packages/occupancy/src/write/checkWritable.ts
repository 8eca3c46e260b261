import { checkMesh, type Mesh } from '../mesh.ts';

/** A mesh to write, with the normal at each vertex, `[v, 3]`, if there are any. */
export interface WritableMesh extends Mesh {
  readonly normals?: Float32Array;
}

/** @throws RangeError if the mesh is malformed or has not one normal per vertex. */
export function checkWritable(caller: string, mesh: WritableMesh): void {
  checkMesh(caller, mesh);
  if (mesh.normals && mesh.normals.length !== mesh.positions.length) {
    throw new RangeError(
      `${caller}: normals must be [v, 3] as positions, ${mesh.positions.length} numbers, got ${mesh.normals.length}`,
    );
  }
}
