/**
 * The table of marching cubes, derived rather than copied. Corner c of a cube is at (c & 1, c >> 1 & 1, c >> 2 & 1). Edge
 * e = 4·axis + low + 2·high runs along `axis`; low and high are its place on the other two axes, in ascending order.
 *
 * On each face of the cube, a separate segment cuts off every run of inside corners. That depends on the face alone, so the
 * two cubes at a face agree. Segments join to loops, and loops are cut into triangles by diagonals that lie on no face, so
 * that no diagonal can meet one of the next cube. Hence the surface is a closed 2-manifold: a segment is in exactly two loops,
 * a diagonal in exactly two triangles of one loop.
 */
const CASES = 256;

/** Corners of each face, counter-clockwise seen from outside the cube. */
const FACES = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
] as const;

/** Triangles for each set of inside corners (bit c for corner c): edges in threes, counter-clockwise seen from outside. */
export const cubeTriangles: readonly Uint8Array[] = Array.from({ length: CASES }, (_, inside) =>
  Uint8Array.from(loops(inside).flatMap((loop) => triangulate(loop)!.flat())),
);

/** Returns the loops of edges around the inside corners. */
function loops(inside: number): number[][] {
  const next = new Map<number, number>();
  const isInside = (corner: number): boolean => ((inside >> corner) & 1) === 1;
  for (const face of FACES) {
    for (let k = 0; k < 4; k++) {
      const [before, first] = [face[k]!, face[(k + 1) % 4]!];
      if (isInside(before) || !isInside(first)) continue;
      let last = k + 1;
      while (isInside(face[(last + 1) % 4]!)) last++;
      next.set(edgeBetween(before, first), edgeBetween(face[last % 4]!, face[(last + 1) % 4]!));
    }
  }
  const found: number[][] = [];
  while (next.size > 0) {
    const loop: number[] = [];
    for (let edge = next.keys().next().value; edge !== undefined && next.has(edge); ) {
      loop.push(edge);
      const following = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    found.push(loop);
  }
  return found;
}

function edgeBetween(a: number, b: number): number {
  const axis = Math.log2(a ^ b);
  const corner = Math.min(a, b);
  const others = [0, 1, 2].filter((other) => other !== axis) as [number, number];
  return 4 * axis + ((corner >> others[0]) & 1) + 2 * ((corner >> others[1]) & 1);
}

/** Cuts a loop into triangles without a diagonal on a face of the cube; null if that is impossible. */
function triangulate(loop: readonly number[]): number[][] | null {
  if (loop.length < 3) return [];
  const [first, last] = [loop[0]!, loop.at(-1)!];
  for (let k = 1; k < loop.length - 1; k++) {
    if (k > 1 && shareFace(first, loop[k]!)) continue;
    if (k < loop.length - 2 && shareFace(loop[k]!, last)) continue;
    const before = triangulate(loop.slice(0, k + 1));
    const after = triangulate(loop.slice(k));
    if (before && after) return [[first, loop[k]!, last], ...before, ...after];
  }
  return null;
}

function shareFace(a: number, b: number): boolean {
  const facesOfA = facesOf(a);
  return facesOf(b).some((face) => facesOfA.includes(face));
}

/** Returns the two faces, 2·axis + side, that an edge is on. */
function facesOf(edge: number): number[] {
  const axis = edge >> 2;
  const others = [0, 1, 2].filter((other) => other !== axis) as [number, number];
  return [2 * others[0] + (edge & 1), 2 * others[1] + ((edge >> 1) & 1)];
}
