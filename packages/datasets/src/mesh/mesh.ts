/** A surface made of triangles. */
export interface Mesh {
  /** Vertices, `[v, 3]`, in the unit of whoever made the mesh. */
  positions: Float32Array;
  /** Faces, `[f, 3]`: three vertices each, anticlockwise seen from outside, counted from 0. */
  indices: Uint32Array;
}

/** The most vertices, and the most triangles, that a mesh may have: 2^24, so that products of two indices stay exact. */
export const MAX_MESH_COUNT: number = 2 ** 24;

/**
 * Refuses what is no mesh, in the name of `caller`.
 *
 * @throws RangeError if there are no faces, too many vertices or faces, a length that is no multiple of 3, a
 * coordinate that is not finite or an index without a vertex; the message has the rule and the first value at fault.
 */
export function checkMesh(caller: string, { positions, indices }: Mesh): void {
  for (const [name, values] of Object.entries({ positions, indices })) {
    if (values.length % 3 !== 0) {
      throw new RangeError(`${caller}: ${name} must come in threes, got ${values.length}`);
    }
  }
  const vertexCount = positions.length / 3;
  const faceCount = indices.length / 3;
  if (faceCount === 0) {
    throw new RangeError(`${caller}: a mesh must have faces, got none among ${vertexCount} vertices`);
  }
  checkCount(`${caller}: a mesh`, 'vertices', vertexCount);
  checkCount(`${caller}: a mesh`, 'triangles', faceCount);
  for (let i = 0; i < positions.length; i++) {
    if (!Number.isFinite(positions[i])) {
      throw new RangeError(
        `${caller}: coordinates must be finite in 32 bits, got ${positions[i]} for ${'xyz'[i % 3]} of vertex ${Math.floor(i / 3)}`,
      );
    }
  }
  for (let i = 0; i < indices.length; i++) {
    if (indices[i]! >= vertexCount) {
      throw new RangeError(
        `${caller}: faces must name vertices from 0 to ${vertexCount - 1}, got ${indices[i]} in triangle ${Math.floor(i / 3)}`,
      );
    }
  }
}

/** @throws RangeError if there are more of `what` than a mesh may have. */
export function checkCount(subject: string, what: string, count: number): void {
  if (count <= MAX_MESH_COUNT) return;
  throw new RangeError(`${subject} may have at most ${MAX_MESH_COUNT} ${what}, got ${count}`);
}
