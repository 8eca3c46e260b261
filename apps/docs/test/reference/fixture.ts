import type { ReferencePackage } from '../../reference/entry.ts';
import { readPackages } from '../../reference/readPackages.ts';

/** Reads the sample packages of the tests. */
export function readFixture(): ReferencePackage[] {
  return readPackages(new URL('./fixture/', import.meta.url), ['packages/alpha', 'packages/beta']);
}
