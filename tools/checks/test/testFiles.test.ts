import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COMMAND_LINE, ENGINES, IN_BROWSER, WITHOUT_NATIVE } from '../src/testFiles.ts';

test('every part of a path that selects tests selects some', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const files = globSync('{packages,apps}/*/test/**/*.test.ts', { cwd: root }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  for (const part of [...ENGINES, ...COMMAND_LINE, ...WITHOUT_NATIVE])
    expect(files.filter((file) => file.startsWith(part)).length, part).toBeGreaterThan(0);
  const engines = files.filter((file) => ENGINES.some((part) => file.startsWith(part)));
  expect(engines.filter((file) => matchesGlob(file, IN_BROWSER))).not.toEqual([]);
});
