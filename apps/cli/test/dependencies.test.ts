import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const PACKAGES = new URL('../../../packages/', import.meta.url);
const read = (folder: URL): Manifest => JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
const cli = read(new URL('../', import.meta.url));
const ours = new Map(
  readdirSync(PACKAGES)
    .map((name) => read(new URL(`${name}/`, PACKAGES)))
    .map((manifest) => [manifest.name, manifest]),
);

/** Returns the names of all packages that npm installs with one of ours, down to those of others. */
function installedWith(manifest: Manifest, seen: Set<string> = new Set()): Set<string> {
  const optional = manifest.peerDependenciesMeta ?? {};
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter((name) => !optional[name]?.optional);
  const names = [manifest.dependencies, manifest.optionalDependencies].flatMap((each) =>
    Object.keys(each ?? {}),
  );
  for (const name of [...names, ...peers]) {
    if (seen.has(name)) continue;
    seen.add(name);
    const dependency = ours.get(name);
    if (dependency) installedWith(dependency, seen);
  }
  return seen;
}

test('installing the program installs no tfjs, which weighs more than all the rest', () => {
  const installed = [...installedWith(cli)];
  expect(installed).toContain('@fourier-features/kernels');
  expect(installed.filter((name) => name.startsWith('@tensorflow/'))).toEqual([]);
});

test('the program takes every tfjs package that core takes, in the same versions, as an optional peer', () => {
  const core = ours.get('@fourier-features/core')!;
  expect(cli.peerDependencies).toEqual(core.peerDependencies);
  expect(cli.peerDependenciesMeta).toEqual(core.peerDependenciesMeta);
});
