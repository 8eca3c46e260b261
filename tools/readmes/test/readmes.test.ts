import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateReadmes } from '../src/generate.ts';
import { ROOT } from '../src/readRecord.ts';
import { isMeasured, tablesIn, withoutGenerated } from '../src/tablesIn.ts';

/**
 * Tables of numbers that are not generated, by README and the first cells of their heads: where their numbers come from.
 */
const OTHERWISE_CHECKED: Readonly<Record<string, string>> = {
  'packages/datasets/README.md shape, description': 'counted by the tests of the package',
  'packages/theory/README.md figure, quantity': 'looked up in lookUp.test.ts',
  'packages/webgpu/README.md option, meaning': 'defaults of options',
  'tools/bench/README.md option, meaning': 'defaults of options',
};

test('the tables of the READMEs are those of the records: npx pnpm --filter @fourier-features/readmes tables', () => {
  for (const { path, written, generated } of generateReadmes()) expect(written, path).toBe(generated);
});

test('a changed digit in a generated table is found', () => {
  for (const { path, written } of generateReadmes()) {
    const at = written.search(/(?<=<!-- records:[a-z]+ -->\n[^<]*)\d\.\d/);
    expect(at, path).toBeGreaterThan(0);
    const changed = `${written.slice(0, at)}${(Number(written[at]) + 1) % 10}${written.slice(at + 1)}`;
    const { generated } = generateReadmes(new Map([[path, changed]])).find((each) => each.path === path)!;
    expect(generated).toBe(written);
  }
});

test('every table of numbers in a README is generated from records or checked otherwise', () => {
  const unknown = readmes().flatMap((path) =>
    tablesIn(withoutGenerated(readFileSync(new URL(path, ROOT), 'utf8')))
      .filter(({ rows }) => rows.some((row) => row.some(isMeasured)))
      .map(({ head }) => `${path} ${head.slice(0, 2).join(', ')}`)
      .filter((name) => !(name in OTHERWISE_CHECKED)),
  );
  expect(unknown).toEqual([]);
});

function readmes(): string[] {
  const parents = ['packages', 'apps', 'tools'];
  const folders = parents.flatMap((parent) =>
    readdirSync(new URL(parent, ROOT)).map((name) => `${parent}/${name}`),
  );
  return ['README.md', ...folders.map((folder) => `${folder}/README.md`)].filter((path) => {
    try {
      readFileSync(new URL(path, ROOT));
      return true;
    } catch {
      return false;
    }
  });
}
