import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hashOfSources } from '../scripts/sources.ts';

test('modules/ was compiled from the present sources; if not, run scripts/buildModules.ts and commit it', () => {
  const record = readFileSync(new URL('../modules/source.json', import.meta.url), 'utf8');
  expect(JSON.parse(record)).toMatchObject({ sha256: hashOfSources() });
});
