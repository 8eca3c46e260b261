import { countingSort } from './countingSort.ts';

/**
 * Pairs faces with the same three vertices in opposite order.
 *
 * @param indices `[f, 3]`; of faces that are repeated, each is in at most one pair.
 * @returns `[f]`, the partner of each face or −1; undefined if there are no pairs.
 */
export function opposingPartners(indices: Uint32Array, vertexCount: number): Int32Array | undefined {
  const faceCount = indices.length / 3;
  let sorted: Uint32Array = Uint32Array.from({ length: faceCount }, (_, face) => face);
  for (const rank of [2, 1, 0])
    sorted = countingSort(sorted, vertexCount, (face) => ranked(indices, face, rank));
  const partners = new Int32Array(faceCount).fill(-1);
  let found = false;
  for (let start = 0, end = 0; start < faceCount; start = end) {
    const first = sorted[start]!;
    const waiting: number[] = [];
    for (end = start; end < faceCount && hasVerticesOf(indices, first, sorted[end]!); end++) {
      const face = sorted[end]!;
      const partner = waiting.at(-1);
      if (partner === undefined || turnsAlike(indices, partner, face)) waiting.push(face);
      else {
        waiting.pop();
        partners[face] = partner;
        partners[partner] = face;
        found = true;
      }
    }
  }
  return found ? partners : undefined;
}

function hasVerticesOf(indices: Uint32Array, a: number, b: number): boolean {
  return [0, 1, 2].every((rank) => ranked(indices, a, rank) === ranked(indices, b, rank));
}

/** Whether two faces with the same vertices have them in the same cyclic order. */
function turnsAlike(indices: Uint32Array, a: number, b: number): boolean {
  const at = [0, 1, 2].findIndex((corner) => indices[3 * b + corner] === indices[3 * a]);
  return indices[3 * b + ((at + 1) % 3)] === indices[3 * a + 1];
}

/** Returns the smallest, middle or largest vertex of a face. */
function ranked(indices: Uint32Array, face: number, rank: number): number {
  const [a, b, c] = [indices[3 * face]!, indices[3 * face + 1]!, indices[3 * face + 2]!];
  const [least, most] = [Math.min(a, b, c), Math.max(a, b, c)];
  return rank === 0 ? least : rank === 2 ? most : a + b + c - least - most;
}
