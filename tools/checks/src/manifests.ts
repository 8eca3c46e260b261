import type { Manifest } from './readWorkspaces.ts';

/** The oldest Node that published packages support. */
const NODE_RANGE = '>=22.12';

/**
 * Returns a line for every field that the manifest of a published package lacks or that differs from the root's; none for
 * private ones.
 *
 * @param folder the package's folder, relative to the root, with forward slashes.
 * @param root the manifest of the repository's root, which states the author, the repository and where bugs are reported.
 */
export function manifestFaults(folder: string, manifest: Manifest, root: Manifest): string[] {
  if (manifest.private) return [];
  const page = root.repository?.url?.replace(/^git\+/, '').replace(/\.git$/, '');
  const expected: Readonly<Record<string, readonly [found: unknown, wanted: unknown]>> = {
    author: [manifest.author, root.author],
    'repository.type': [manifest.repository?.type, 'git'],
    'repository.url': [manifest.repository?.url, root.repository?.url],
    'repository.directory': [manifest.repository?.directory, folder],
    homepage: [manifest.homepage, `${page}/tree/main/${folder}#readme`],
    'bugs.url': [manifest.bugs?.url, root.bugs?.url],
    'engines.node': [manifest.engines?.node, NODE_RANGE],
    'publishConfig.access': [manifest.publishConfig?.access, 'public'],
  };
  const file = `${folder}/package.json`;
  const wrong = Object.entries(expected)
    .filter(([, [found, wanted]]) => found === undefined || found !== wanted)
    .map(
      ([field, [found, wanted]]) =>
        `${file}: ${field} must be ${wanted ?? 'stated by the root'}, got ${found}`,
    );
  const empty = (['description', 'license', 'keywords'] as const)
    .filter((field) => !manifest[field]?.length)
    .map((field) => `${file}: ${field} must not be empty`);
  return [...wrong, ...empty];
}
