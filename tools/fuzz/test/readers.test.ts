import { afterAll, describe, expect, test } from 'vitest';
import { readers } from '../src/readers/readers.ts';
import { fuzz } from '../src/run/fuzz.ts';
import { isolate } from '../src/run/isolation.ts';

const INPUTS = 200;
const SEED = 1;

const isolation = isolate();
afterAll(() => isolation.close());

describe('a reader', () => {
  test.for(readers)(
    '$name accepts valid files, and refuses damaged ones in time, in memory and in one line, or returns what it promises',
    async (reader) => {
      const { findings } = await fuzz(reader, { isolation, inputs: INPUTS, seed: SEED });
      // As text, because a fault quotes the file.
      const faults = findings.map(({ fault, index }) => `input ${index}: ${JSON.stringify(fault)}`);
      expect(faults).toEqual([]);
    },
  );
});
