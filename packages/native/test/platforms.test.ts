import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PLATFORMS } from '../src/platforms.ts';

const readManifest = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../${folder}/package.json`, import.meta.url), 'utf8'));

test('the packages in platforms/ are those of PLATFORMS', () => {
  expect(readdirSync(new URL('../platforms', import.meta.url)).sort()).toEqual(PLATFORMS);
});

test('the package depends optionally on the package of every platform, in its own version', () => {
  expect(readManifest('.')['optionalDependencies']).toEqual(
    Object.fromEntries(PLATFORMS.map((name) => [`@fourier-features/native-${name}`, 'workspace:*'])),
  );
});

describe.each(PLATFORMS)('the package of %s', (name) => {
  const [os, cpu, library] = name.split('-');

  // pnpm moves these fields to the published manifest; here they would make it warn of all other platforms.
  test('is installed on that platform only', () => {
    const libc = { gnu: ['glibc'], musl: ['musl'] }[library ?? ''];
    const { name: published, publishConfig } = readManifest(`platforms/${name}`);
    expect(published).toBe(`@fourier-features/native-${name}`);
    expect(publishConfig).toEqual({ access: 'public', os: [os], cpu: [cpu], ...(libc && { libc }) });
  });

  test('has the version of the package that loads it', () => {
    expect(readManifest(`platforms/${name}`)['version']).toBe(readManifest('.')['version']);
  });
});
