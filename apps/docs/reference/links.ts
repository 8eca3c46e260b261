import type { ReferenceEntry, ReferencePackage } from './entry.ts';

/** Where the entries of the reference are. */
export interface ReferenceLinks {
  /** Returns the address of the declaration with a key, unless no page has it. */
  ofKey(key: string): string | undefined;
  /**
   * Returns the address of a name in running text: `fit` of the own package, else of the only other package that has it, or of
   * core; `image.fit` of the package named.
   */
  ofText(name: string, own: ReferencePackage): string | undefined;
  /** Returns the package in which an entry is declared: for a re-exported one not the one that lists it. */
  ownerOf(entry: ReferenceEntry): ReferencePackage | undefined;
  /** Returns the address of a package's page. */
  ofPackage(name: string): string;
}

/** @param base path under which the site is served, with slashes at both ends. */
export function referenceLinks(packages: readonly ReferencePackage[], base: string): ReferenceLinks {
  const ofPackage = (name: string): string => `${base}reference/${name}/`;
  const ownerOf = ({ file }: ReferenceEntry): ReferencePackage | undefined =>
    packages.find(({ folder }) => file.startsWith(`${folder}/`));
  const byKey = new Map<string, string>();
  const byName = new Map<string, Map<string, string>>();
  for (const each of packages) {
    for (const entry of each.entries) {
      if (ownerOf(entry) !== each) continue;
      const address = `${ofPackage(each.name)}#${entry.name}`;
      byKey.set(entry.key, address);
      const owners = byName.get(entry.name) ?? new Map<string, string>();
      byName.set(entry.name, owners.set(each.name, address));
    }
  }
  return {
    ofPackage,
    ownerOf,
    ofKey: (key) => byKey.get(key),
    ofText: (text, own) => {
      const [, owner, name] = /^(?:(\w+)\.)?(\w+)(?:\(\))?$/.exec(text) ?? [];
      const owners = byName.get(name ?? '');
      if (!owners) return undefined;
      if (owner !== undefined) return owners.get(owner);
      const only = owners.size === 1 ? [...owners.values()][0] : undefined;
      return owners.get(own.name) ?? only ?? owners.get('core');
    },
  };
}
