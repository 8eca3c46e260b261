import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FigureRun, openSheet, type Sheet } from '../../experiments/figure.ts';

let folder: URL;
beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'sheet-'))}/`);
});
afterEach(() => rm(folder, { recursive: true }));

const whole: FigureRun = {
  protocol: 'quick',
  steps: undefined,
  budget: undefined,
  resume: false,
  mixedSources: false,
};
const open = (run: FigureRun, constants: object = { seed: 0 }): Sheet =>
  openSheet('figure', run, constants, undefined, { planned: 2, folder });
const record = async (): Promise<{ results: unknown[]; missing?: string[] }> =>
  JSON.parse(await readFile(new URL('figure-quick.json', folder), 'utf8'));

test('a resumed sheet returns the numbers that the record holds, and measures the rest', async () => {
  const first = open(whole);
  expect(await first.measure('a', async () => [1 / 3, 2])).toEqual([1 / 3, 2]);
  expect((await record()).missing).toEqual(['1 of 2 measurements']);
  const second = open({ ...whole, resume: true });
  expect(await second.measure('a', () => Promise.reject(new Error('measured again')))).toEqual([1 / 3, 2]);
  expect(await second.measure('b', async () => [5])).toEqual([5]);
  expect(await record()).not.toHaveProperty('missing');
  await second.compare({ quantity: 'b', ours: 5, expected: null });
  expect((await record()).results).toEqual([
    { quantity: 'a', ours: [1 / 3, 2], expected: null },
    { quantity: 'b', ours: [5], expected: null },
  ]);
});

test.each([
  ['without --resume', whole, { seed: 0 }],
  ['with another protocol', { ...whole, resume: true }, { seed: 1 }],
])('a sheet opened %s measures everything again', async (_, run, constants) => {
  await open(whole).measure('a', async () => [1]);
  expect(await open(run, constants).measure('a', async () => [2])).toEqual([2]);
  expect((await record()).results).toEqual([{ quantity: 'a', ours: [2], expected: null }]);
});

test('a trial run neither reads nor writes the record', async () => {
  await open(whole).measure('a', async () => [1]);
  const trial = open({ ...whole, budget: 0.5, resume: true });
  expect(await trial.measure('a', async () => [2])).toEqual([2]);
  expect((await record()).results).toEqual([{ quantity: 'a', ours: [1], expected: null }]);
});
