import { readFileSync } from 'node:fs';
import * as core from '@fourier-features/core';
import * as check from '@fourier-features/core/check';
import { expect, test } from 'vitest';
import { buildPages } from '../../reference/buildPages.ts';
import { innerLinks, targets } from './pages.ts';

const root = new URL('../../../../', import.meta.url);
const pages = buildPages(root, '/base/');
const corePage = pages.find(({ id }) => id === 'reference/core')!;

test('every value that core exports at run time, and every name in its index, has an entry', () => {
  const index = readFileSync(new URL('packages/core/src/index.ts', root), 'utf8');
  const listed = [...index.matchAll(/\{([^}]*)\}/g)].flatMap(([, names]) =>
    names!.split(',').map((name) => name.replace(/^\s*type\s/, '').trim()),
  );
  const anchors = new Set(corePage.headings.map(({ slug }) => slug));
  const names = [...listed.filter((name) => name !== ''), ...Object.keys(core), ...Object.keys(check)];
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name) => !anchors.has(name))).toEqual([]);
});

test('every link within the reference leads to an anchor', () => {
  const known = targets(pages, '/base/');
  const urls = pages.flatMap((page) => innerLinks(page, '/base/'));
  expect(urls.length).toBeGreaterThan(2000);
  expect(urls.filter((url) => !known.has(url))).toEqual([]);
});

test('no page has two elements of one id', () => {
  for (const { id, markdown } of pages) {
    const ids = [...markdown.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(ids.filter((anchor, i) => ids.indexOf(anchor) !== i).map((anchor) => `${id}#${anchor}`)).toEqual(
      [],
    );
  }
});

test('the example of fit stands as it is in its docstring', () => {
  const source = readFileSync(new URL('packages/core/src/fit/fit.ts', root), 'utf8').replaceAll('\r\n', '\n');
  const [, comment] = /@example\n([\s\S]*?)\n \*\/\nexport function fit\(/.exec(source)!;
  const code = comment!.replace(/^ \* ?/gm, '');
  expect(code).toContain('await finish(fit(');
  expect(corePage.markdown).toContain(`\`\`\`ts\n${code}\n\`\`\``);
});

test('pages of further entries say how to import a name', () => {
  expect(corePage.markdown).toContain("import { tfjsEngine } from '@fourier-features/core/tfjs';");
});
