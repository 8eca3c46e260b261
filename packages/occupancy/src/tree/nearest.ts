import { squaredDistanceToTriangle } from './distanceToTriangle.ts';
import type { TriangleTree } from './triangleTree.ts';

/** Computes the distance from each point `[n, 3]` to the nearest point of any face. */
export function distancesTo(tree: TriangleTree, points: Float32Array): Float32Array {
  const { boxes, right, from, to, corners } = tree;
  const distances = new Float32Array(points.length / 3);
  const stack = new Uint32Array(128);
  for (let i = 0; i < distances.length; i++) {
    const x = points[3 * i]!;
    const y = points[3 * i + 1]!;
    const z = points[3 * i + 2]!;
    let best = Infinity;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top]!;
      if (squaredDistanceToBox(boxes, node, x, y, z) >= best) continue;
      if (right[node] === 0) {
        for (let face = from[node]!; face < to[node]!; face++)
          best = Math.min(best, squaredDistanceToTriangle(corners, 9 * face, x, y, z));
        continue;
      }
      const nearFirst =
        squaredDistanceToBox(boxes, node + 1, x, y, z) <= squaredDistanceToBox(boxes, right[node]!, x, y, z);
      stack[top++] = nearFirst ? right[node]! : node + 1;
      stack[top++] = nearFirst ? node + 1 : right[node]!;
    }
    distances[i] = Math.sqrt(best);
  }
  return distances;
}

function squaredDistanceToBox(boxes: Float64Array, node: number, x: number, y: number, z: number): number {
  const at = 6 * node;
  const dx = Math.max(boxes[at]! - x, 0, x - boxes[at + 3]!);
  const dy = Math.max(boxes[at + 1]! - y, 0, y - boxes[at + 4]!);
  const dz = Math.max(boxes[at + 2]! - z, 0, z - boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
}
