import { spawnSync } from 'node:child_process';
import { findCompilers } from '@fourier-features/compilers';
import { expect, test } from 'vitest';
import { buildPeak } from '../../src/peak/buildPeak.ts';
import { parseReading } from '../../src/peak/reading.ts';

const compiles = process.platform !== 'win32' && (await findCompilers()).length > 0;

test.runIf(compiles)('peak.c prints a positive rate for each width and number of threads', async () => {
  const { path, compiler } = await buildPeak();
  const { stdout } = spawnSync(path, ['0.001', '1', '2'], { encoding: 'utf8' });
  const reading = parseReading(stdout);
  const widths = new Set(reading.map(({ bits }) => bits));
  expect(widths).toContain(128);
  expect(reading).toHaveLength(2 * widths.size);
  expect(compiler).not.toBe('');
});

test.runIf(compiles)('peak.c rejects arguments that it cannot use', async () => {
  const { path } = await buildPeak();
  expect(spawnSync(path, ['0.001', '0'], { encoding: 'utf8' }).stderr).toContain(
    'THREADS must be from 1 to 256, got 0',
  );
  expect(spawnSync(path, [], { encoding: 'utf8' }).stderr).toContain('usage: peak SECONDS THREADS...');
});
