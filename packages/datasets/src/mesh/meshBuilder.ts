import { MAX_MESH_COUNT } from '../limits.ts';
import type { Mesh } from './mesh.ts';

/**
 * Collects vertices and polygons while a file is decoded and splits the polygons into triangles: (a, b, c, d, …) becomes
 * the fan (a, b, c), (a, c, d), …, which is correct for convex polygons.
 */
export class MeshBuilder {
  vertexCount = 0;
  triangleCount = 0;
  #positions = new Float32Array(3 * 1024);
  #indices = new Uint32Array(3 * 1024);

  /** @throws RangeError if the mesh has reached the largest number of vertices. */
  addVertex(x: number, y: number, z: number): void {
    const at = 3 * this.vertexCount;
    if (at === this.#positions.length) this.#positions = enlarged(this.#positions, 'vertices');
    this.#positions[at] = x;
    this.#positions[at + 1] = y;
    this.#positions[at + 2] = z;
    this.vertexCount++;
  }

  /**
   * Adds a polygon.
   *
   * @param corners indices of the polygon's vertices; the first `count` of them are used.
   * @throws RangeError if there are fewer than 3 corners, one is not a valid index, or the mesh has reached the largest
   * number of triangles.
   */
  addPolygon(corners: readonly number[], count: number = corners.length): void {
    if (count < 3) throw new RangeError(`a face must have at least 3 vertices, got ${count}`);
    for (let i = 0; i < count; i++) {
      const corner = corners[i]!;
      // typed arrays would wrap these silently
      if (!Number.isInteger(corner) || corner < 0 || corner >= MAX_MESH_COUNT) {
        throw new RangeError(`a face must refer to vertices by integers of at least 0, got ${corner}`);
      }
    }
    for (let i = 2; i < count; i++) {
      const at = 3 * this.triangleCount;
      if (at === this.#indices.length) this.#indices = enlarged(this.#indices, 'triangles');
      this.#indices[at] = corners[0]!;
      this.#indices[at + 1] = corners[i - 1]!;
      this.#indices[at + 2] = corners[i]!;
      this.triangleCount++;
    }
  }

  /** Returns a copy of what has been added so far. */
  build(): Mesh {
    return {
      positions: this.#positions.slice(0, 3 * this.vertexCount),
      indices: this.#indices.slice(0, 3 * this.triangleCount),
    };
  }
}

/** Returns the same values in an array of twice the length, within the limit. */
function enlarged<A extends Float32Array | Uint32Array>(values: A, what: string): A {
  if (values.length >= 3 * MAX_MESH_COUNT) {
    throw new RangeError(`a mesh must have at most ${MAX_MESH_COUNT} ${what}, got more`);
  }
  const larger = new (values.constructor as new (length: number) => A)(
    Math.min(2 * values.length, 3 * MAX_MESH_COUNT),
  );
  larger.set(values);
  return larger;
}
