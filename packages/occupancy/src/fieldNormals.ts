import type { Trainer } from '@fourier-features/core';
import { logits } from './logits.ts';

/** Half the distance between the points of a finite difference, in units of the domain. */
const STEP = 1e-3;

/**
 * Unit vectors out of the shape, `[n, 3]`: −∇(logit)/|∇(logit)| by central differences; zero where the field is flat.
 */
export async function fieldNormals(
  evaluate: Trainer['evaluate'],
  points: Float32Array,
): Promise<Float32Array> {
  const normals = new Float32Array(points.length);
  for (let axis = 0; axis < 3; axis++) {
    const shifted = (shift: number): Float32Array =>
      points.map((value, i) => (i % 3 === axis ? value + shift : value));
    const before = logits(await evaluate(shifted(-STEP)));
    const after = logits(await evaluate(shifted(STEP)));
    for (let i = 0; i < before.length; i++) normals[3 * i + axis] = before[i]! - after[i]!;
  }
  return toUnitLength(normals);
}

/** Scales each row of `[n, 3]` to length 1, in place; rows of zeros stay. */
export function toUnitLength(vectors: Float32Array): Float32Array {
  for (let start = 0; start < vectors.length; start += 3) {
    const length = Math.hypot(vectors[start]!, vectors[start + 1]!, vectors[start + 2]!);
    if (length === 0) continue;
    for (let axis = 0; axis < 3; axis++) vectors[start + axis]! /= length;
  }
  return vectors;
}
