import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NativeModule } from './module.ts';
import { currentPlatform, PLATFORMS } from './platforms.ts';

const require = createRequire(import.meta.url);

const INSTEAD = 'use wasmEngine() of @fourier-features/wasm';

/**
 * Returns what the native module exports. The module is the file that the environment variable `FOURIER_FEATURES_NATIVE`
 * names, or the one that was built in this repository, or the one of the installed package for this platform.
 *
 * @throws Error if there is no module for this platform, or if it cannot be loaded.
 */
export function loadModule(): NativeModule {
  const named = process.env['FOURIER_FEATURES_NATIVE'];
  if (named) return loadNamed(resolve(named));
  const built = fileURLToPath(new URL('../build/fourier-features.node', import.meta.url));
  return existsSync(built) ? require(built) : loadPlatformPackage(currentPlatform());
}

/** @throws Error if the file that the environment variable names is not a native module of this version. */
function loadNamed(path: string): NativeModule {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new Error(
      `nativeEngine: FOURIER_FEATURES_NATIVE must name a native module of this version, got ${path}, which ${reason}. Unset it, or ${INSTEAD}.`,
      { cause },
    );
  };
  try {
    const native = require(path) as Partial<NativeModule>;
    if (typeof native.widths === 'function') return native as NativeModule;
  } catch (cause) {
    refuse(`cannot be loaded: ${(cause as Error).message.split('\n')[0]}`, cause);
  }
  return refuse('is another module');
}

/**
 * Returns what the module of a platform's package exports.
 *
 * @throws Error if there is no such package, if it is not installed or if it cannot be loaded.
 */
export function loadPlatformPackage(platform: string): NativeModule {
  if (!PLATFORMS.includes(platform)) {
    throw new Error(
      `nativeEngine: platform must be one of ${PLATFORMS.join(', ')}, got ${platform}. On others, ${INSTEAD}.`,
    );
  }
  const name = `@fourier-features/native-${platform}`;
  try {
    return require(name);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const found = code === 'MODULE_NOT_FOUND' ? 'is not installed' : `cannot be loaded: ${message}`;
    throw new Error(
      `nativeEngine: on ${platform}, the native module is in ${name}, which ${found}. Install ${name}, or ${INSTEAD}.`,
      { cause },
    );
  }
}
