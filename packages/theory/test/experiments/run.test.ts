import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const experiments = fileURLToPath(new URL('../../experiments/', import.meta.url));

/** Runs the experiments. @returns standard output; rejects with `code` and `stderr` if they fail. */
async function run(...options: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${experiments}run.ts`, ...options]);
  return stdout;
}

test('figures print expected values, and trial runs do not change records', async () => {
  const before = await readdir(`${experiments}records`);
  const printed = await run('--figure', '7', '--figure', 'basri', '--steps', '1');
  expect(printed).toContain('basic, 4 hidden layers: 21.22, 7.645, 3.587');
  expect(printed).toContain('slope by theory, with biases: 2.017 (expected 2.017)');
  expect(printed).toContain('no biases, odd, k = 3, mean steps (at most 1): 1.000');
  expect(await readdir(`${experiments}records`)).toEqual(before);
});

test.each([
  [['--figure', '99'], '--figure must be one of 2, 7, 14'],
  [['--protocol', 'slow'], '--protocol must be quick or paper, got slow'],
])('run.ts refuses %j in one line', async (options, message) => {
  const error = await run(...options).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  expect((error as { stderr: string }).stderr.trim()).not.toContain('\n');
});
