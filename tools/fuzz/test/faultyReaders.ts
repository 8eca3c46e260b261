/** Readers that do what readers must not, for the tests of what catches them. */
import type { Reader } from '../src/readers/reader.ts';

const VALID = Uint8Array.of(1, 2, 3, 4);

function reader(name: string, read: Reader['read']): Reader {
  return { name, read, seeds: async () => [VALID], mutators: [], names: /^decode: / };
}

const kept: Uint8Array[] = [];

export const readers: readonly Reader[] = [
  reader('good', async (bytes) => {
    if (bytes.length > 2) return undefined;
    throw new RangeError(`decode: bytes must be at least 3, got ${bytes.length}`);
  }),
  reader('endless', async () => {
    for (;;);
  }),
  reader('greedy', async () => {
    for (;;) kept.push(new Uint8Array(2 ** 24).fill(1));
  }),
  reader('greedy-heap', async () => {
    const objects: object[] = [];
    for (;;) objects.push({ of: objects.length });
  }),
  reader('crashing', async () => process.abort()),
  reader('throwing-later', async () => {
    setTimeout(() => {
      throw new TypeError('too late');
    });
    return new Promise(() => {});
  }),
  reader('careless', async () => {
    throw new TypeError("Cannot read properties of null (reading 'x')");
  }),
  reader('lying', async () => 'values must be finite, got NaN'),
];
