import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from '../publishedPackages.ts';

/** Lists the packages of the repository at `root` whose `publishConfig` names a registry, which wins over every setting of npm. */
export function ownRegistries(root: string): string[] {
  return publishedPackages(root)
    .filter(({ folder }) => {
      const { publishConfig = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        publishConfig?: Readonly<Record<string, unknown>>;
      };
      return Object.keys(publishConfig).some((key) => /(^|:)registry$/.test(key));
    })
    .map(({ name }) => name);
}
