const NONE = 0xffffffff;

/**
 * For each vertex the first one that it may be replaced by: the first that stands for itself and is at most
 * `tolerance` away. Since only those that stand for themselves are compared with, chains of near vertices do not
 * collapse into one.
 *
 * Space is cut into cells as wide as the tolerance, kept in a hash table; two cells with the same hash only cost time.
 *
 * @param positions `[v, 3]`.
 * @returns `[v]`; an entry that is its own index stands for itself.
 */
export function nearVertices(positions: Float32Array, tolerance: number): Uint32Array {
  const vertexCount = positions.length / 3;
  const targets = new Uint32Array(vertexCount);
  const size = 2 ** Math.ceil(Math.log2(vertexCount + 1) + 1);
  const heads = new Uint32Array(size).fill(NONE);
  const followers = new Uint32Array(vertexCount);
  // coordinates of 32 bits that differ do so by at least 2^-149
  const reach = tolerance < 2 ** -149 ? 0 : 1;
  const cell = new Float64Array(3);

  const isNear = (a: number, b: number): boolean =>
    Math.hypot(
      positions[3 * a]! - positions[3 * b]!,
      positions[3 * a + 1]! - positions[3 * b + 1]!,
      positions[3 * a + 2]! - positions[3 * b + 2]!,
    ) <= tolerance;

  /** The first in the chain of a cell that is near, or the best found before. */
  const search = (slot: number, vertex: number, best: number): number => {
    let found = best;
    for (let other = heads[slot]!; other !== NONE; other = followers[other]!) {
      if (other < found && isNear(vertex, other)) found = other;
    }
    return found;
  };

  for (let vertex = 0; vertex < vertexCount; vertex++) {
    for (let axis = 0; axis < 3; axis++) {
      // with −0 made 0: they are equal, their bits are not
      const value = positions[3 * vertex + axis]! + 0;
      cell[axis] = reach === 0 ? value : Math.floor(value / tolerance);
    }
    let found = vertex;
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dz = -reach; dz <= reach; dz++) {
          found = search(slotOf(cell[0]! + dx, cell[1]! + dy, cell[2]! + dz, size), vertex, found);
        }
      }
    }
    targets[vertex] = found;
    if (found === vertex) {
      const slot = slotOf(cell[0]!, cell[1]!, cell[2]!, size);
      followers[vertex] = heads[slot]!;
      heads[slot] = vertex;
    }
  }
  return targets;
}

const doubles = new Float64Array(3);
const words = new Uint32Array(doubles.buffer);

/** A hash of three doubles by all their bits (multiply, xor, shift), below `size`, a power of two. */
function slotOf(x: number, y: number, z: number, size: number): number {
  doubles[0] = x;
  doubles[1] = y;
  doubles[2] = z;
  let hash = 0;
  for (let i = 0; i < 6; i++) {
    hash = Math.imul(hash ^ words[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return (hash & (size - 1)) >>> 0;
}
