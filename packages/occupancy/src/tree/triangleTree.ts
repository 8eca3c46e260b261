import { partition } from './partition.ts';

/** A binary tree of boxes around faces; the children of node i are i + 1 and `right[i]`. */
export interface TriangleTree {
  /** `[f, 9]`: x, y, z of the first, second and third corner of each face, in the tree's order. */
  readonly corners: Float64Array;
  /** `[nodes, 6]`: min x, y, z and max x, y, z. */
  readonly boxes: Float64Array;
  /** `[nodes]`: the second child, or 0 for a leaf. */
  readonly right: Uint32Array;
  /** `[nodes]`: index of the node's first face. */
  readonly from: Uint32Array;
  /** `[nodes]`: index after the node's last face. */
  readonly to: Uint32Array;
  readonly nodeCount: number;
}

const LEAF_FACES = 8;

/** Builds a tree: halves faces along the longest side of the box around their centroids until few are left. */
export function triangleTree(positions: Float32Array, faces: Uint32Array): TriangleTree {
  const count = faces.length / 3;
  const centroids = new Float64Array(3 * count);
  for (let i = 0; i < faces.length; i++) {
    const face = 3 * Math.floor(i / 3);
    for (let axis = 0; axis < 3; axis++) centroids[face + axis]! += positions[3 * faces[i]! + axis]! / 3;
  }
  const order = Uint32Array.from({ length: count }, (_, face) => face);
  const capacity = Math.max(1, 4 * Math.ceil(count / LEAF_FACES) + 1);
  const right = new Uint32Array(capacity);
  const from = new Uint32Array(capacity);
  const to = new Uint32Array(capacity);
  let nodeCount = 0;
  const split = (start: number, end: number): void => {
    const node = nodeCount++;
    from[node] = start;
    to[node] = end;
    if (end - start <= LEAF_FACES) return;
    const axis = longestAxis(centroids, order, start, end);
    const middle = (start + end) >> 1;
    partition(order, (face) => centroids[3 * face + axis]!, start, end, middle);
    split(start, middle);
    right[node] = nodeCount;
    split(middle, end);
  };
  split(0, count);
  const corners = new Float64Array(9 * count);
  order.forEach((face, place) => {
    for (let k = 0; k < 9; k++)
      corners[9 * place + k] = positions[3 * faces[3 * face + Math.floor(k / 3)]! + (k % 3)]!;
  });
  const boxes = new Float64Array(6 * nodeCount);
  // Children have higher numbers than their parents, so boxes can be filled from the last to the first.
  for (let node = nodeCount - 1; node >= 0; node--)
    fillBox(boxes, node, corners, right[node]!, from[node]!, to[node]!);
  return { corners, boxes, right, from, to, nodeCount };
}

function longestAxis(centroids: Float64Array, order: Uint32Array, start: number, end: number): number {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let place = start; place < end; place++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = centroids[3 * order[place]! + axis]!;
      if (value < min[axis]!) min[axis] = value;
      if (value > max[axis]!) max[axis] = value;
    }
  }
  const sides = max.map((value, axis) => value - min[axis]!);
  return sides.indexOf(Math.max(...sides));
}

function fillBox(
  boxes: Float64Array,
  node: number,
  corners: Float64Array,
  right: number,
  from: number,
  to: number,
): void {
  const box = boxes
    .subarray(6 * node, 6 * node + 6)
    .fill(Infinity, 0, 3)
    .fill(-Infinity, 3);
  const include = (min: Float64Array, max: Float64Array): void => {
    for (let axis = 0; axis < 3; axis++) {
      box[axis] = Math.min(box[axis]!, min[axis]!);
      box[axis + 3] = Math.max(box[axis + 3]!, max[axis]!);
    }
  };
  if (right > 0) {
    for (const child of [node + 1, right])
      include(boxes.subarray(6 * child, 6 * child + 3), boxes.subarray(6 * child + 3, 6 * child + 6));
    return;
  }
  for (let start = 9 * from; start < 9 * to; start += 3) {
    const corner = corners.subarray(start, start + 3);
    include(corner, corner);
  }
}
