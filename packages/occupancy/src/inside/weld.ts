import type { Mesh } from '../mesh.ts';

/**
 * Returns for each vertex the first one at the same place, `[v]`, so that touching faces share edges whatever file they came
 * from. Places are compared bit by bit, with −0 equal to 0.
 */
export function weld({ positions }: Pick<Mesh, 'positions'>): Uint32Array {
  const count = positions.length / 3;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2))).fill(-1);
  const bits = new Uint32Array(positions.map((value) => value + 0).buffer);
  const first = new Uint32Array(count);
  for (let vertex = 0; vertex < count; vertex++) {
    const [x, y, z] = [bits[3 * vertex]!, bits[3 * vertex + 1]!, bits[3 * vertex + 2]!];
    let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & (slots.length - 1);
    for (;;) {
      const other = slots[slot]!;
      if (other < 0) {
        slots[slot] = vertex;
        first[vertex] = vertex;
        break;
      }
      if (bits[3 * other] === x && bits[3 * other + 1] === y && bits[3 * other + 2] === z) {
        first[vertex] = other;
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
  }
  return first;
}

/** Returns the faces with welded corners, without those that have fewer than three different ones. */
export function weldedFaces(mesh: Mesh): Uint32Array {
  const first = weld(mesh);
  const faces = mesh.indices.map((index) => first[index]!);
  let kept = 0;
  for (let start = 0; start < faces.length; start += 3) {
    const [a, b, c] = [faces[start]!, faces[start + 1]!, faces[start + 2]!];
    if (a === b || b === c || c === a) continue;
    faces.set([a, b, c], kept);
    kept += 3;
  }
  return faces.slice(0, kept);
}
