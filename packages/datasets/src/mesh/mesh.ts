import { MAX_MESH_COUNT } from '../limits.ts';

/** A triangle mesh. */
export interface Mesh {
  /** Vertices, `[v, 3]`, in the mesh's own unit of length, relative to `origin`. */
  readonly positions: Float32Array;
  /** Faces, `[f, 3]`: three vertex indices each, anticlockwise seen from outside. */
  readonly indices: Uint32Array;
  /**
   * What to add to positions, in float64; (0, 0, 0) if absent. `decodeMesh` sets it for meshes so far from zero that float32
   * would round their coordinates.
   */
  readonly origin?: readonly [x: number, y: number, z: number];
}

/**
 * Checks that a mesh is well-formed.
 *
 * @throws RangeError in the name of `caller` if there are no faces, too many vertices or faces, a length that is not a
 * multiple of 3, a coordinate that is not finite or an index without a vertex; the message has the rule and the first
 * offending value.
 */
export function checkMesh(caller: string, { positions, indices }: Mesh): void {
  for (const [name, values] of Object.entries({ positions, indices })) {
    if (values.length % 3 !== 0) {
      throw new RangeError(`${caller}: ${name} must have a multiple of 3 entries, got ${values.length}`);
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
        `${caller}: faces must refer to vertices from 0 to ${vertexCount - 1}, got ${indices[i]} in triangle ${Math.floor(i / 3)}`,
      );
    }
  }
}

/** @throws RangeError if `count` exceeds the limit for meshes. */
export function checkCount(subject: string, what: string, count: number): void {
  if (count <= MAX_MESH_COUNT) return;
  throw new RangeError(`${subject} must have at most ${MAX_MESH_COUNT} ${what}, got ${count}`);
}
