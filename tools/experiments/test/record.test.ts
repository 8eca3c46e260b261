import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openRecord } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

test('a record grows over runs of the same protocol and starts over for another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-records-'));
  try {
    const file = pathToFileURL(join(folder, 'quick.json'));
    const open = (steps: number, resume: boolean) =>
      openRecord<{ steps: number }, string>(file, {
        experiment: 'test/quick',
        engine: 'none',
        protocol: { steps },
        resume,
      });
    await open(3, false).add('first');
    const second = open(3, true);
    expect(second.results).toEqual(['first']);
    await second.add('second');
    const written = JSON.parse(await readFile(file, 'utf8')) as { results: string[]; version: string };
    expect(written.results).toEqual(['first', 'second']);
    expect(written.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(open(4, true).results).toEqual([]);
    expect(open(3, false).results).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
