import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const experiments = fileURLToPath(new URL('../../experiments/', import.meta.url));

/** @returns what was said; rejects with `code` and `stderr` where the run fails. */
async function run(...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${experiments}run.ts`, ...options]);
  return stdout;
}

test('figures are made, beside what is expected, and fewer steps leave records alone', async () => {
  const before = await readdir(`${experiments}records`);
  const said = await run('--figure', '7', '--figure', 'basri', '--steps', '1');
  expect(said).toContain('basic, 4 hidden layers: 21.22, 7.645, 3.587');
  expect(said).toContain('slope by theory, with biases: 2.017 (expected 2.017)');
  expect(said).toContain('no biases, odd, k = 3, mean steps (at most 1): 1.000');
  expect(await readdir(`${experiments}records`)).toEqual(before);
});

test('figures and protocols that are none are refused in one line', async () => {
  for (const [options, message] of [
    [['--figure', '99'], '--figure must be one of 2, 7, 14'],
    [['--protocol', 'slow'], '--protocol must be quick or paper, got slow'],
    [['--steps', '0'], '--steps must be a whole number of at least 1, got 0'],
    [['--figures', '7'], "Unknown option '--figures'"],
  ] as const) {
    const error = await run(...options).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  }
});
