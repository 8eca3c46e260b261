import { restoreRandom, seededRandom, threefryRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('restoreRandom(state)', () => {
  test.each([seededRandom, threefryRandom])('continues from the state of %o, through JSON', (create) => {
    const random = create(11);
    random.normals(7);
    random.integers(3, 10);
    const restored = restoreRandom(JSON.parse(JSON.stringify(random.state())));
    expect(restored.state()).toEqual(random.state());
    expect(restored.normals(5)).toEqual(random.normals(5));
    expect(restored.truncatedNormals(5)).toEqual(random.truncatedNormals(5));
    expect(restored.integers(5, 1000)).toEqual(random.integers(5, 1000));
    expect(restored.split(2)[1]!.uniforms(3)).toEqual(random.split(2)[1]!.uniforms(3));
  });

  test('is unaffected by later draws of the generator whose state it was', () => {
    const random = seededRandom(12);
    const state = random.state();
    const expected = random.uniforms(3);
    expect(restoreRandom(state).uniforms(3)).toEqual(expected);
  });

  test('refuses a state of zeros, from which it could never move', () => {
    expect(() => restoreRandom({ kind: 'xoshiro128', words: [0, 0, 0, 0] })).toThrow(/must not all be 0/);
  });

  test('refuses the wrong number of words', () => {
    expect(() => restoreRandom({ kind: 'xoshiro128', words: [1, 2] })).toThrow(
      new RangeError('restoreRandom: xoshiro128 needs 4 words, got 2'),
    );
    expect(() => restoreRandom({ kind: 'threefry', words: [1, 2, 3] })).toThrow(
      new RangeError('restoreRandom: threefry needs 2 words, got 3'),
    );
  });
});
