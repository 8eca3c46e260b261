/** How the faces of a surface meet at its edges. */
export interface Closure {
  /** Whether every edge belongs to an even number of faces, so that every ray from outside crosses an even number of them. */
  readonly closed: boolean;
  /** Whether the faces of every edge run along it equally often in both directions, so that the winding number is an integer. */
  readonly oriented: boolean;
}

/** Returns whether welded faces form a closed and a consistently oriented surface; the second implies the first. */
export function closureOf(faces: Uint32Array, vertexCount: number): Closure {
  const edges = new Float64Array(faces.length);
  for (let start = 0; start < faces.length; start += 3) {
    for (let k = 0; k < 3; k++) {
      const [a, b] = [faces[start + k]!, faces[start + ((k + 1) % 3)]!];
      // The lowest bit is the direction; 2 · vertices² stays below 2⁵³.
      edges[start + k] = 2 * (Math.min(a, b) * vertexCount + Math.max(a, b)) + (a < b ? 1 : 0);
    }
  }
  edges.sort();
  let oriented = true;
  for (let from = 0; from < edges.length; ) {
    const edge = Math.floor(edges[from]! / 2);
    let [to, forwards] = [from, 0];
    for (; to < edges.length && Math.floor(edges[to]! / 2) === edge; to++) forwards += edges[to]! % 2;
    if ((to - from) % 2 === 1) return { closed: false, oriented: false };
    if (2 * forwards !== to - from) oriented = false;
    from = to;
  }
  return { closed: true, oriented };
}
