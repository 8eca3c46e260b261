import { float32Spacing } from '../float32Spacing.ts';
import { MAX_MESH_COUNT } from '../limits.ts';
import { centredMesh } from './centredMesh.ts';
import type { Mesh } from './mesh.ts';

/** A mesh, and the precision of the file that held it. */
export interface BuiltMesh {
  readonly mesh: Mesh;
  /** Largest distance to which the file rounds coordinates, in the unit of the positions; 0 for doubles and text. */
  readonly spacing: number;
}

/**
 * Collects vertices and polygons while a file is decoded and splits the polygons into triangles: (a, b, c, d, …) becomes
 * the fan (a, b, c), (a, c, d), …, which is correct for convex polygons. The fan of four corners and more starts at the lowest
 * vertex, so that a polygon and its other side are split alike.
 */
export class MeshBuilder {
  vertexCount = 0;
  triangleCount = 0;
  #largestRounded = 0;
  /** In float64, because coordinates far from zero are rounded only once they are centred. */
  #positions = new Float64Array(3 * 1024);
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

  /** Records that the file holds these coordinates, times `scale`, in float32. */
  noteRounded(x: number, y: number, z: number, scale = 1): void {
    this.#largestRounded = Math.max(
      this.#largestRounded,
      scale * Math.max(Math.abs(x), Math.abs(y), Math.abs(z)),
    );
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
    let lowest = 0;
    for (let i = 1; count > 3 && i < count; i++) if (corners[i]! < corners[lowest]!) lowest = i;
    for (let i = 2; i < count; i++) {
      const at = 3 * this.triangleCount;
      if (at === this.#indices.length) this.#indices = enlarged(this.#indices, 'triangles');
      this.#indices[at] = corners[lowest]!;
      this.#indices[at + 1] = corners[(lowest + i - 1) % count]!;
      this.#indices[at + 2] = corners[(lowest + i) % count]!;
      this.triangleCount++;
    }
  }

  /** Returns a copy of what has been added so far, centred if float32 would round it more coarsely than the file does. */
  build(): BuiltMesh {
    const positions = this.#positions.subarray(0, 3 * this.vertexCount);
    const indices = this.#indices.slice(0, 3 * this.triangleCount);
    const spacing = this.#largestRounded > 0 ? float32Spacing(this.#largestRounded) : 0;
    return { mesh: { ...centredMesh(positions, spacing), indices }, spacing };
  }
}

/** Returns the same values in an array of twice the length, within the limit. */
function enlarged<A extends Float64Array | Uint32Array>(values: A, what: string): A {
  if (values.length >= 3 * MAX_MESH_COUNT) {
    throw new RangeError(`a mesh must have at most ${MAX_MESH_COUNT} ${what}, got more`);
  }
  const larger = new (values.constructor as new (length: number) => A)(
    Math.min(2 * values.length, 3 * MAX_MESH_COUNT),
  );
  larger.set(values);
  return larger;
}
