import { createRandom } from './createRandom.ts';
import type { Random } from './random.ts';

/**
 * Independent generators for several kinds of chance, so that more draws of one leave the others as they are.
 *
 * @param names in an order that is part of what the seed means.
 */
export function namedRandoms<Name extends string>(
  seed: number,
  names: readonly Name[],
): Record<Name, Random> {
  const generators = createRandom(seed).split(names.length);
  return Object.fromEntries(names.map((name, i) => [name, generators[i]!])) as Record<Name, Random>;
}
