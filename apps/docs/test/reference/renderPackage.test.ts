import { expect, test } from 'vitest';
import { referenceLinks } from '../../reference/links.ts';
import { renderPackage } from '../../reference/renderPackage.ts';
import { undocumented } from '../../reference/undocumented.ts';
import { readFixture } from './fixture.ts';
import { innerLinks, targets } from './pages.ts';

const packages = readFixture();
const links = referenceLinks(packages, '/base/');
const pages = packages.map((each) => renderPackage(each, links));
const [alpha, beta] = pages.map(({ markdown }) => markdown);

test('every export has a heading with its name for an anchor', () => {
  for (const [i, { entries }] of packages.entries()) {
    const slugs = pages[i]!.headings.filter(({ depth }) => depth === 3).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
    for (const slug of slugs) expect(pages[i]!.markdown).toContain(`<h3 id="${slug}"`);
  }
});

test('every link leads to an anchor', () => {
  const known = targets(pages, '/base/');
  const missing = pages.flatMap((page) => innerLinks(page, '/base/')).filter((url) => !known.has(url));
  expect(missing).toEqual([]);
});

test('an example stands as it was written', () => {
  expect(alpha).toContain(
    "```ts\nimport { area } from '@sample/alpha';\n\nif (area({ shape }) > 1) {\n  area({ shape, decimals: 3 });\n}\n```",
  );
});

test('types of a signature lead to their entries, also across packages', () => {
  expect(alpha).toContain('```ts links="AreaOptions=/base/reference/alpha/#AreaOptions"\nfunction area(');
  expect(beta).toContain('```ts links="Shape=/base/reference/alpha/#Shape"\nfunction volume(');
});

test('names in backticks lead to entries, but those of options and parameters do not', () => {
  expect(alpha).toContain('<a href="/base/reference/alpha/#Box"><code>Box</code></a> a class');
  expect(alpha).toContain('<code>shape</code> an option');
  expect(beta).toContain('<a href="/base/reference/alpha/#area"><code>alpha.area</code></a>');
});

test('parameters have a table with types, defaults and texts that begin with a capital letter', () => {
  expect(alpha).toContain(
    "<tr><td><code>unit?: string</code></td><td><p>Words for it.</p><p>Default: <code>'m²'</code></p></td></tr>",
  );
});

test('members show the types of properties and the names of methods', () => {
  expect(alpha).toContain(
    '<tr><td><code>width: number</code></td><td><p>Length along x, in units.</p></td></tr>',
  );
  expect(alpha).toContain(
    '<tr><td><code>scaled()</code></td><td><p>Scales it.</p><p><strong>Throws</strong>',
  );
});

test('a re-exported name leads to the package that declares it', () => {
  expect(beta).toContain(
    '<p>Re-exported: <a href="/base/reference/alpha/#Shape"><code>Shape</code></a> of <code>@sample/alpha</code>.</p>',
  );
});

test('options name the functions that take them', () => {
  expect(alpha).toContain('Options of <a href="/base/reference/alpha/#area"><code>area</code></a>.');
});

test('no line of HTML ends early in an empty line', () => {
  for (const page of pages) {
    const blocks = page.markdown.split(/\n{2,}(?=<|```)/).filter((block) => block.startsWith('<'));
    expect(blocks.filter((block) => block.includes('\n'))).toEqual([]);
  }
});

test('an export without a docstring is found, the options of a function are not', () => {
  expect(undocumented(packages, links)).toEqual(['packages/alpha/src/extra.ts:4: bare has no docstring']);
});
