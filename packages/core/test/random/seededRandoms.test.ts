import { namedRandoms } from '@fourier-features/core';
import { expect, test } from 'vitest';

test('namedRandoms gives a generator for each name, the same for the same seed', () => {
  const { encoding, network } = namedRandoms(3, ['encoding', 'network']);
  const again = namedRandoms(3, ['encoding', 'network']);
  const first = [...encoding.uniforms(4)];
  expect([...again.encoding.uniforms(4)]).toEqual(first);
  expect([...network.uniforms(4)]).not.toEqual(first);
  expect([...namedRandoms(4, ['encoding', 'network']).encoding.uniforms(4)]).not.toEqual(first);
});

test('more draws of one leave the others as they are', () => {
  const [quiet, busy] = [namedRandoms(5, ['a', 'b']), namedRandoms(5, ['a', 'b'])];
  busy.a.normals(1000);
  expect([...busy.b.uniforms(3)]).toEqual([...quiet.b.uniforms(3)]);
});
