import type { Mesh } from '../mesh.ts';

/** A part of a mesh that has no vertex in common with others. */
export interface MeshComponent {
  /** Its faces, ascending. */
  readonly faces: number[];
  /** Σ det(a, b, c)/6 over the faces: negative if they face inwards. */
  readonly signedVolume: number;
}

/** Returns the components of a mesh in the order of their first faces. */
export function components({ positions, indices }: Mesh): MeshComponent[] {
  const roots = rootsOf(indices, positions.length / 3);
  const found = new Map<number, { faces: number[]; signedVolume: number }>();
  // Far from zero the terms would be large and cancel.
  const from = positions.subarray(0, 3);
  for (let face = 0; 3 * face < indices.length; face++) {
    const root = roots(indices[3 * face]!);
    const component = found.get(root) ?? { faces: [], signedVolume: 0 };
    found.set(root, component);
    component.faces.push(face);
    component.signedVolume += volumeOf(positions, indices, face, from);
  }
  return [...found.values()];
}

/** Returns a function that maps each vertex to one vertex of its component. */
function rootsOf(indices: Uint32Array, vertexCount: number): (vertex: number) => number {
  const parents = Uint32Array.from({ length: vertexCount }, (_, vertex) => vertex);
  const find = (vertex: number): number => {
    let at = vertex;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  for (let corner = 0; corner < indices.length; corner++) {
    const [a, b] = [find(indices[corner]!), find(indices[corner - (corner % 3)]!)];
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  return find;
}

function volumeOf(positions: Float32Array, indices: Uint32Array, face: number, from: Float32Array): number {
  const at = (corner: number, axis: number): number =>
    positions[3 * indices[3 * face + corner]! + axis]! - from[axis]!;
  const cross = (j: number, k: number): number => at(1, j) * at(2, k) - at(1, k) * at(2, j);
  return (at(0, 0) * cross(1, 2) + at(0, 1) * cross(2, 0) + at(0, 2) * cross(0, 1)) / 6;
}
