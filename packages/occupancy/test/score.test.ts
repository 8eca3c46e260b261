import { score } from '@fourier-features/occupancy';
import { expectAbortHeard } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, anyField } from './analyticEngine.ts';

/** Inside where x is below a half. */
const engine = analyticEngine((x) => (x < 0.5 ? 0.9 : 0.1));

const along = (xs: readonly number[], labels: readonly number[]) => ({
  points: Float32Array.from(xs.flatMap((x) => [x, 0.5, 0.5])),
  labels: Float32Array.from(labels),
});

const uniform = along([0.1, 0.2, 0.3, 0.9], [1, 1, 0, 0]);
const boundary = along([0.4, 0.6], [1, 1]);

describe('score(field, points, options)', () => {
  test('is the intersection over union on each set', async () => {
    const scores = await score(anyField, { uniform, boundary }, { engine });
    expect(scores['uniformIou']).toBeCloseTo(2 / 3, 6);
    expect(scores['boundaryIou']).toBe(1 / 2);
  });

  test('leaves out the boundary set if there is none', async () => {
    expect(Object.keys(await score(anyField, { uniform }, { engine }))).toEqual(['uniformIou']);
  });

  test('reports progress up to 1 over pieces of both sets, and can be aborted', async () => {
    const count = 70_000;
    const many = along(
      Array.from({ length: count }, (_, i) => i / count),
      Array.from({ length: count }, (_, i) => (i < count / 2 ? 1 : 0)),
    );
    const fractions: number[] = [];
    const scores = await score(
      anyField,
      { uniform: many, boundary: many },
      { engine, onProgress: (fraction) => fractions.push(fraction) },
    );
    expect(scores).toEqual({ uniformIou: 1, boundaryIou: 1 });
    expect(fractions).toEqual([65_536 / 140_000, 0.5, 0.5 + 65_536 / 140_000, 1]);
    const reason = new Error('enough');
    const aborted = score(anyField, { uniform }, { engine, signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => score(anyField, { uniform }, options)));

  test('refuses a field of other dimensions', async () => {
    const two = { ...anyField, encoding: { ...anyField.encoding, inputDim: 2 } };
    await expect(score(two, { uniform }, { engine })).rejects.toThrow(
      'score: field must map 3 coordinates to 1 value by a sigmoid, got 2 to 1, sigmoid',
    );
  });
});
