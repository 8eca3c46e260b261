import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedPackages } from '../src/publishedPackages.ts';
import { writeSboms } from '../src/writeSboms.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface CycloneDx {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly { readonly purl: string }[];
}

interface Spdx {
  readonly spdxVersion: string;
  readonly packages: readonly { readonly name: string; readonly versionInfo: string }[];
}

const manifests = new Map(
  publishedPackages(ROOT).map(({ name, folder }) => [
    name,
    JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest,
  ]),
);
const installedBy = ({ dependencies, optionalDependencies }: Manifest) =>
  Object.keys({ ...dependencies, ...optionalDependencies });

/** Names of a package's dependencies and of those of our packages among them, again and again. */
function reached(manifest: Manifest, names = new Set<string>()): Set<string> {
  for (const name of installedBy(manifest)) {
    if (names.has(name)) continue;
    names.add(name);
    const ours = manifests.get(name);
    if (ours) reached(ours, names);
  }
  return names;
}

/** Returns the name in a package URL, such as `@a/b` of `pkg:npm/%40a/b@1.0.0`. */
const nameOf = (purl: string) => decodeURIComponent(purl.slice('pkg:npm/'.length, purl.lastIndexOf('@')));

let folder: string;
const read = <T>({ name, version }: Manifest, end: string): T =>
  JSON.parse(readFileSync(join(folder, `${name.slice(1).replace('/', '-')}-${version}.${end}`), 'utf8')) as T;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fourier-features-sbom-'));
  await writeSboms(folder, ROOT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([...manifests.values()])('CycloneDX of $name lists all that is installed with it', (manifest) => {
  const { bomFormat, specVersion, metadata, components } = read<CycloneDx>(manifest, 'cdx.json');
  expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  expect(metadata.component.purl).toBe(`pkg:npm/${manifest.name.replace('@', '%40')}@${manifest.version}`);
  const listed = components.map(({ purl }) => nameOf(purl));
  expect(listed).toEqual(expect.arrayContaining([...reached(manifest)]));
  const ours = (name: string) => name.startsWith('@fourier-features/');
  expect(new Set(listed.filter(ours))).toEqual(new Set([...reached(manifest)].filter(ours)));
  expect(listed).not.toContain('vitest');
});

test.each([...manifests.values()])('SPDX of $name lists the same packages as CycloneDX', (manifest) => {
  const { spdxVersion, packages } = read<Spdx>(manifest, 'spdx.json');
  expect(spdxVersion).toBe('SPDX-2.3');
  const { components } = read<CycloneDx>(manifest, 'cdx.json');
  expect(packages.map(({ name }) => name).sort()).toEqual(
    [manifest.name, ...components.map(({ purl }) => nameOf(purl))].sort(),
  );
});
