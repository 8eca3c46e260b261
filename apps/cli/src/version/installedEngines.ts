import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';

/** An engine, and the version of the package that it needs; undefined if that is not installed. */
export interface InstalledEngine {
  readonly name: string;
  readonly version: string | undefined;
}

/** The part of a package's manifest that is read. */
interface Manifest {
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Find = (name: string) => { readonly manifest: Manifest; readonly find: Find } | undefined;

/** Returns which engines are installed. Their packages are found, not loaded: whether they run here, only a command finds out. */
export function installedEngines(): InstalledEngine[] {
  const engines = findFrom(import.meta.url)('@fourier-features/engines')?.find;
  const core = findFrom(import.meta.url)('@fourier-features/core')?.find;
  const versionOf = (find: Find | undefined, name: string): string | undefined =>
    find?.(name)?.manifest.version;
  return [
    { name: 'native', version: nativeVersion(engines) },
    { name: 'wasm', version: versionOf(engines, '@fourier-features/wasm') },
    { name: 'webgpu', version: versionOf(engines, 'webgpu') },
    { name: 'tfjs-node-gpu', version: versionOf(core, '@tensorflow/tfjs-node-gpu') },
    { name: 'tfjs-node', version: versionOf(core, '@tensorflow/tfjs-node') },
    { name: 'tfjs', version: versionOf(core, '@tensorflow/tfjs') },
  ];
}

/** The native engine needs its package and that of the platform, of either C library. */
function nativeVersion(find: Find | undefined): string | undefined {
  const native = find?.('@fourier-features/native');
  const platform = `@fourier-features/native-${process.platform}-${process.arch}`;
  const names = Object.keys(native?.manifest.optionalDependencies ?? {});
  const isInstalled = names.some((name) => name.startsWith(platform) && native?.find(name));
  return isInstalled ? native?.manifest.version : undefined;
}

/** Returns how a module finds the manifests of packages; packages find theirs from their own place. */
function findFrom(place: string): Find {
  const require = createRequire(place);
  return (name) => {
    // Not by `require.resolve` of the manifest, which some packages do not export.
    for (const folder of require.resolve.paths(name) ?? []) {
      const path = `${folder}/${name}/package.json`;
      try {
        const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
        return { manifest, find: findFrom(realpathSync(path)) };
      } catch {
        // The next folder may have it.
      }
    }
    return undefined;
  };
}
