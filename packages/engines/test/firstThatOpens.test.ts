import { describe, expect, test } from 'vitest';
import { type Candidate, firstThatOpens } from '../src/firstThatOpens.ts';

const dispose = (): void => {};
const engine = { name: 'e', createEvaluator: fail, createTrainer: fail };

function fail(): never {
  throw new Error('a stub');
}

const opens = (name: string): Candidate => ({
  name,
  open: async () => ({ engine, description: `the ${name} engine`, dispose }),
});
const throws = (name: string, error: unknown): Candidate => ({ name, open: () => Promise.reject(error) });

describe('firstThatOpens(candidates)', () => {
  test('opens the first and leaves the rest alone', async () => {
    const untouched = { name: 'b', open: fail };
    expect(await firstThatOpens([opens('a'), untouched])).toEqual({
      engine,
      description: 'the a engine',
      dispose,
    });
  });

  test('gives the first sentence of each reason, without the name of a function or a path', async () => {
    const missing = Object.assign(new Error('Cannot find package x imported from /home/me/y.js'), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    const { description } = await firstThatOpens([
      throws('a', new Error('aEngine: no such device\n    at line 2')),
      throws('b', missing),
      throws('c', 'a plain text'),
      throws('d', new Error('dEngine: needs version 2.5 of x, got 2.4. Update x.')),
      opens('e'),
    ]);
    expect(description).toBe(
      'the e engine; faster ones skipped: a (no such device), b (not installed), c (a plain text), d (needs version 2.5 of x, got 2.4)',
    );
  });

  test('rejects with all reasons if none opens', async () => {
    await expect(
      firstThatOpens([throws('a', new Error('no')), throws('b', new Error('never'))]),
    ).rejects.toThrow(new Error('chooseEngine: no engine runs here: a (no), b (never)'));
  });
});
