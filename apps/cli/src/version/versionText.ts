import { ownVersion } from '../training/ownVersion.ts';
import { installedEngines } from './installedEngines.ts';

/** Returns the versions of this program, Node and the installed engines, for a report of a bug. */
export function versionText(): string {
  const { versions, platform, arch } = process;
  const engines = installedEngines();
  const installed = engines.flatMap(({ name, version }) =>
    version === undefined ? [] : [`${name} ${version}`],
  );
  const missing = engines.flatMap(({ name, version }) => (version === undefined ? [name] : []));
  return [
    `fourier-features ${ownVersion()}`,
    `node ${versions.node}, ${platform} ${arch}`,
    `engines installed: ${installed.join(', ') || 'none'}`,
    ...(missing.length > 0 ? [`engines not installed: ${missing.join(', ')}`] : []),
  ].join('\n');
}
