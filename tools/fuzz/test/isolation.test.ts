import { afterAll, describe, expect, test } from 'vitest';
import { isolate } from '../src/run/isolation.ts';

const module = new URL('./faultyReaders.ts', import.meta.url).href;
const bytes = Uint8Array.of(1, 2, 3, 4);

describe('isolate(options)', () => {
  const patient = isolate({ module, seconds: 60, memoryBytes: 2 ** 28 });
  const hasty = isolate({ module, seconds: 1 });
  afterAll(() => {
    patient.close();
    hasty.close();
  });

  test('tells accepted inputs from refused ones', async () => {
    expect(await patient.run({ reader: 'good', bytes })).toEqual({ kind: 'accepted' });
    const refused = { kind: 'refused', message: 'decode: bytes must be at least 3, got 1' };
    expect(await patient.run({ reader: 'good', bytes: bytes.slice(1, 2) })).toEqual(refused);
  });

  test.for([
    ['greedy', 'memory'],
    ['greedy-heap', 'memory'],
    ['crashing', 'crash'],
    ['throwing-later', 'crash'],
    ['careless', 'message'],
    ['lying', 'violation'],
  ])('reports of a reader that is %s: %s', async ([reader, kind]) => {
    expect(await patient.run({ reader: reader!, bytes })).toMatchObject({ kind });
  });

  test('stops a reader that does not return, and goes on', async () => {
    expect(await hasty.run({ reader: 'endless', bytes })).toMatchObject({ kind: 'hang' });
    expect(await hasty.run({ reader: 'good', bytes })).toEqual({ kind: 'accepted' });
  });
});
