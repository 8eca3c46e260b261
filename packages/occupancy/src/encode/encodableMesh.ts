import { checkMesh, type Mesh } from '../mesh.ts';

/** A mesh with or without normals. */
export interface EncodableMesh extends Mesh {
  /** `[v, 3]`, unit vectors. */
  readonly normals?: Float32Array;
}

/** @throws RangeError if the mesh is malformed, or has normals but not one per vertex. */
export function checkEncodable(caller: string, mesh: EncodableMesh): void {
  checkMesh(caller, mesh);
  if (mesh.normals && mesh.normals.length !== mesh.positions.length) {
    throw new RangeError(
      `${caller}: normals must be [v, 3] like positions, ${mesh.positions.length} numbers, got ${mesh.normals.length}`,
    );
  }
}
