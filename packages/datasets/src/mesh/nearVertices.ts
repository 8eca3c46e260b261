import { PAUSE_EVERY, type Pause } from '../progress.ts';

const NONE = 0xffffffff;

/**
 * Finds the representative of each vertex: the first earlier representative within `tolerance`, or else the vertex itself.
 * Because vertices are compared with representatives only, chains of near vertices do not collapse into one.
 *
 * Space is divided into cells as wide as the tolerance, kept in a hash table; collisions of two cells only cost time.
 *
 * @param positions `[v, 3]`.
 * @returns `[v]`, the index of each vertex's representative.
 */
export async function nearVertices(
  positions: Float32Array,
  tolerance: number,
  pause: Pause,
): Promise<Uint32Array> {
  const vertexCount = positions.length / 3;
  const targets = new Uint32Array(vertexCount);
  const size = 2 ** Math.ceil(Math.log2(vertexCount + 1) + 1);
  const heads = new Uint32Array(size).fill(NONE);
  const followers = new Uint32Array(vertexCount);
  // different 32-bit coordinates differ by at least 2^-149
  const reach = tolerance < 2 ** -149 ? 0 : 1;
  const cell = new Float64Array(3);

  const isNear = (a: number, b: number): boolean =>
    Math.hypot(
      positions[3 * a]! - positions[3 * b]!,
      positions[3 * a + 1]! - positions[3 * b + 1]!,
      positions[3 * a + 2]! - positions[3 * b + 2]!,
    ) <= tolerance;

  /** Returns the first near vertex in the chain of a cell, or `best` if that comes first. */
  const search = (slot: number, vertex: number, best: number): number => {
    let found = best;
    for (let other = heads[slot]!; other !== NONE; other = followers[other]!) {
      if (other < found && isNear(vertex, other)) found = other;
    }
    return found;
  };

  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (vertex % PAUSE_EVERY === 0) await pause(vertex / vertexCount);
    for (let axis = 0; axis < 3; axis++) {
      // adding 0 turns −0 into 0, which is equal but has other bits
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

/** Hashes all bits of three doubles (multiply, xor, shift) to an integer below `size`, a power of two. */
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
