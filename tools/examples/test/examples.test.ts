import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { nativeEngine } from '@fourier-features/native';
import { hasTestAdapter, testEnvironment } from '@fourier-features/testing/webgpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectExamples } from '../src/collectExamples.ts';
import { type WrittenModules, writeModules } from '../src/modules.ts';
import { runModules } from '../src/runModules.ts';
import { typeErrors } from '../src/typeErrors.ts';

const ROOT = new URL('../../../', import.meta.url);
const { docstrings, readmes, guide, scripts } = collectExamples(ROOT);
/** Those that run come first. */
const snippets = [...docstrings, ...guide, ...readmes];

/** Whether there is a native module for this machine; without one, what imports it cannot run. */
const hasNative = await nativeEngine().then(
  (engine) => {
    engine.dispose();
    return true;
  },
  () => false,
);
const programs = [
  ...docstrings,
  ...guide,
  ...scripts.map((title) => ({ title, code: readFileSync(new URL(title, ROOT), 'utf8') })),
];
const canRun = programs.map(
  ({ code }) =>
    (hasNative || !code.includes('@fourier-features/native')) &&
    (hasTestAdapter || !code.includes('@fourier-features/webgpu')),
);

let written: WrittenModules;
let errors: ReadonlyMap<string, readonly string[]>;
/** What went wrong with each docstring's example, each block of the guide, and each script. */
let failures: readonly (string | undefined)[];

beforeAll(async () => {
  written = await writeModules(snippets.map(({ code }) => code));
  const run = [
    ...written.files.slice(0, docstrings.length + guide.length),
    ...scripts.map((path) => new URL(path, ROOT)),
  ];
  errors = await typeErrors(written.folder);
  const failed = await runModules(
    run.filter((_, i) => canRun[i]),
    written.folder,
    { environment: testEnvironment ?? {} },
  );
  failures = canRun.map((ran) => (ran ? failed.shift() : undefined));
}, 620_000);
afterAll(() => written?.remove());

// Not `test.each`, which truncates titles.
describe('typechecks', () => {
  for (const [i, { title, code }] of snippets.entries()) {
    test(title, () => {
      expect(code, 'the code').not.toBe('');
      expect(errors.get(basename(written.files[i]!.pathname)) ?? []).toEqual([]);
    });
  }
});

describe('runs', () => {
  for (const [i, { title }] of programs.entries()) {
    test.skipIf(!canRun[i])(title, () => {
      expect(failures[i]).toBeUndefined();
    });
  }
});
