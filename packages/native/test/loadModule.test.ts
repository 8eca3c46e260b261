import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadModule, loadPlatformPackage } from '../src/loadModule.ts';
import { currentPlatform } from '../src/platforms.ts';

afterEach(() => vi.unstubAllEnvs());

test('currentPlatform() names the C library on Linux only', () => {
  const { platform, arch } = process;
  const library = platform === 'linux' ? /-(gnu|musl)$/ : /$/;
  expect(currentPlatform()).toMatch(new RegExp(`^${platform}-${arch}${library.source}`));
});

test('loadModule() loads the file that FOURIER_FEATURES_NATIVE names, and no other', () => {
  vi.stubEnv('FOURIER_FEATURES_NATIVE', 'nonexistent.node');
  expect(loadModule).toThrow(/Cannot find module '.*nonexistent\.node'/);
});

describe('loadPlatformPackage(platform)', () => {
  test('lists the platforms that have a module if this one has none', () => {
    expect(() => loadPlatformPackage('sunos-x64')).toThrow(
      /^nativeEngine: platform must be one of darwin-arm64, .*, got sunos-x64\. On others, use wasmEngine\(\)/,
    );
  });

  // The package of a foreign platform holds no module here, or one that this processor cannot run.
  test('names the platform, the package and the cure if it has no module', () => {
    const foreign = process.platform === 'win32' ? 'darwin-arm64' : 'win32-x64';
    expect(() => loadPlatformPackage(foreign)).toThrow(
      new RegExp(
        `^nativeEngine: on ${foreign}, the native module is in @fourier-features/native-${foreign}, which [^]*` +
          `Install @fourier-features/native-${foreign}, or use wasmEngine\\(\\) of @fourier-features/wasm\\.$`,
      ),
    );
  });
});
