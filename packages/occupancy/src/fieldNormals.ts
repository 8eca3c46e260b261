import { logits } from './logits.ts';
import type { EvaluatePoints } from './withField.ts';

/** Half the distance between the points of a finite difference, in domain units. */
const STEP = 1e-3;

/**
 * Computes outward unit normals of a field at points, `[n, 3]`: −∇(logit)/|∇(logit)| by central differences; zero where the
 * field is flat.
 */
export async function fieldNormals(
  evaluate: EvaluatePoints,
  points: Float32Array,
  onProgress?: (fraction: number) => void,
): Promise<Float32Array> {
  const normals = new Float32Array(points.length);
  for (let axis = 0; axis < 3; axis++) {
    const shifted = async (shift: number, evaluation: number): Promise<Float32Array> => {
      const moved = points.map((value, i) => (i % 3 === axis ? value + shift : value));
      return logits(await evaluate(moved, (fraction) => onProgress?.((evaluation + fraction) / 6)));
    };
    const before = await shifted(-STEP, 2 * axis);
    const after = await shifted(STEP, 2 * axis + 1);
    for (let i = 0; i < before.length; i++) normals[3 * i + axis] = before[i]! - after[i]!;
  }
  return toUnitLength(normals);
}

/** Scales each row of `[n, 3]` to length 1, in place; rows of zeros are left unchanged. */
export function toUnitLength(vectors: Float32Array): Float32Array {
  for (let start = 0; start < vectors.length; start += 3) {
    const length = Math.hypot(vectors[start]!, vectors[start + 1]!, vectors[start + 2]!);
    if (length === 0) continue;
    for (let axis = 0; axis < 3; axis++) vectors[start + axis]! /= length;
  }
  return vectors;
}
