import type { ReferenceEntry, ReferencePackage } from './entry.ts';

/** Returns the functions of a package that take a type as a parameter. */
export function usersOf(type: ReferenceEntry, { entries }: ReferencePackage): ReferenceEntry[] {
  return entries.filter(({ kind, parameters, references }) => {
    if (kind !== 'function' || references.get(type.name) !== type.key) return false;
    return parameters.some((parameter) => new RegExp(`\\b${type.name}\\b`).test(parameter.type));
  });
}
