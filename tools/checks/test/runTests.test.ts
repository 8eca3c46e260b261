import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Outcome } from '../src/runCheck.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FIXTURE = 'tools/checks/test/fixture';

/** Runs tests of the fixture in a process of its own, so that its failures are not shown among those of this run. */
async function runFixture(...options: string[]): Promise<Outcome> {
  const script = `
    const { runTests } = await import(${JSON.stringify(new URL('../src/runTests.ts', import.meta.url))});
    const outcome = await runTests('fixture', 'node', ${JSON.stringify(['--root', FIXTURE, ...options])});
    process.stdout.write('\\n' + JSON.stringify(outcome));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
  });
  return JSON.parse(stdout.split('\n').at(-1)!) as Outcome;
}

test('runTests names failed tests, files, suites and errors of no test, with the first lines of their messages', async () => {
  const { passed, skipped, failures } = await runFixture();
  expect({ passed, skipped }).toEqual({ passed: 3, skipped: 2 });
  const file = `fixture: ${FIXTURE}/failing.fixture.ts`;
  expect([...failures].sort()).toEqual([
    'fixture: outside all tests: nobody caught this',
    `fixture: ${FIXTURE}/broken.fixture.ts: the file broke`,
    `${file} > a suite > compares objects: expected { a: 1 } to deeply equal { a: 2 }`,
    `${file} > a suite with a hook: the hook broke`,
    expect.stringContaining(`${file} > throws what has no message`),
  ]);
});

test('runTests names no failure if all tests pass', async () => {
  expect(await runFixture('passing')).toEqual({ passed: 1, skipped: 0, failures: [] });
});

test('runTests counts a run without tests as one failure', async () => {
  expect(await runFixture('nothing')).toEqual({ passed: 0, skipped: 0, failures: ['fixture'] });
});

test('runTests counts a run that does not start as one failure', async () => {
  const failures = ['fixture: ended without a result'];
  expect(await runFixture('--unknownOption')).toEqual({ passed: 0, skipped: 0, failures });
});
