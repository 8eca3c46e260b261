import { seededRandom, seededRandoms } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

describe('seededRandoms(seed)', () => {
  test.each([0, 3, 2 ** 32 - 1])('are the three parts of seededRandom(%i), in their order', (seed) => {
    const { encoding, network, batches } = seededRandoms(seed);
    const states = [encoding, network, batches].map((random) => random.state());
    expect(states).toEqual(
      seededRandom(seed)
        .split(3)
        .map((random) => random.state()),
    );
    // Two parts are the first two of three, so a fit without minibatches draws the same field.
    expect(states.slice(0, 2)).toEqual(
      seededRandom(seed)
        .split(2)
        .map((random) => random.state()),
    );
    expect(new Set(states.map((state) => state.words.join())).size).toBe(3);
  });

  test('are independent: more draws from one leave the others unchanged', () => {
    const [quiet, busy] = [seededRandoms(5), seededRandoms(5)];
    busy.encoding.normals(1000);
    busy.batches.uniforms(7);
    expect(busy.network.uniforms(3)).toEqual(quiet.network.uniforms(3));
  });

  test('refuse a seed out of range', () => {
    expect(() => seededRandoms(-1)).toThrow(
      new RangeError('seededRandom: seed must be an integer from 0 to 4294967295, got -1'),
    );
  });
});
