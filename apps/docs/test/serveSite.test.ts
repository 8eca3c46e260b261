import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../server/serveSite.ts';

let folder: string;
let site: ServedSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-docs-'));
  await mkdir(join(folder, 'guide'));
  await writeFile(join(folder, 'guide', 'index.html'), 'the guide');
  await writeFile(join(folder, '404.html'), 'no such page');
  site = await serveSite({
    folder: pathToFileURL(`${folder}/`),
    base: '/site/',
    port: 0,
    isolated: false,
  });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

test('a page is found without the slash at its end', async () => {
  const response = await fetch(`${site.url}guide`);
  expect(response.url).toBe(`${site.url}guide/`);
  expect(await response.text()).toBe('the guide');
});

test.each(['nowhere/', 'nowhere', '../secret'])(
  'a missing page, %s, shows the one of the site',
  async (path) => {
    const response = await fetch(`${site.url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('no such page');
  },
);
