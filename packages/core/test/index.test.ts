import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const packageUrl = new URL('../', import.meta.url);

/** Returns the packages that a module and the modules it reaches import, types included. */
function packagesImportedBy(entry: URL, seen: Set<string> = new Set()): string[] {
  if (seen.has(entry.href)) return [];
  seen.add(entry.href);
  // Examples in docstrings import the package itself.
  const code = readFileSync(entry, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const imports = code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  const specifiers = [...imports].map((match) => match[1]!);
  return specifiers.flatMap((specifier) =>
    specifier.startsWith('.') ? packagesImportedBy(new URL(specifier, entry), seen) : [specifier],
  );
}

/** Returns a Node module for `--import`, with which imports of packages fail as if they were not installed. */
const without = (missing: RegExp): string =>
  `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (specifier, context, next) => {
    if (!${missing}.test(specifier)) return next(specifier, context);
    throw Object.assign(new Error('no ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});`)}`;

const runWithoutTfjs = (code: string): Promise<string> => runWithout(/^@tensorflow\//, code);

/** Runs a module in a process without some packages, and returns what it prints. */
async function runWithout(missing: RegExp, code: string): Promise<string> {
  const args = ['--import', without(missing), '--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: fileURLToPath(packageUrl) });
  return stdout.trim();
}

describe('@fourier-features/core', () => {
  test('imports no other package, and its files only the one that validates them', () => {
    const seen = new Set<string>();
    expect(packagesImportedBy(new URL('src/index.ts', packageUrl), seen)).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
    expect(new Set(packagesImportedBy(new URL('src/storage.ts', packageUrl)))).toEqual(new Set(['valibot']));
    expect(packagesImportedBy(new URL('src/check.ts', packageUrl))).toEqual([]);
    // The search finds imports: the tfjs entry has some.
    expect(packagesImportedBy(new URL('src/tfjs.ts', packageUrl))).toContain('@tensorflow/tfjs');
  });

  test('has one dependency, and only optional peers', () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', packageUrl), 'utf8')) as {
      dependencies?: object;
      peerDependencies: object;
      peerDependenciesMeta: Record<string, { optional: boolean }>;
    };
    expect(Object.keys(manifest.dependencies ?? {})).toEqual(['valibot']);
    const peers = Object.keys(manifest.peerDependencies);
    expect(peers).toContain('@tensorflow/tfjs');
    expect(peers.filter((peer) => !manifest.peerDependenciesMeta[peer]?.optional)).toEqual([]);
  });

  test('works without tfjs, and so do its checks and its entry for Node', async () => {
    const printed = await runWithoutTfjs(`
      const { gaussianEncoding, initialField } = await import('@fourier-features/core');
const { decodeField, encodeField } = await import('@fourier-features/core/storage');
      const { checkPositive } = await import('@fourier-features/core/check');
      const { thisMachine } = await import('@fourier-features/core/node');
      const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 1 }), outputDim: 1, width: 4 });
      checkPositive('test', 'cores', thisMachine().cores);
      console.log(decodeField(encodeField({ field, metadata: {} })).field.encoding.name);
    `);
    expect(printed).toBe('gaussian');
  });

  test('needs tfjs for its tfjs engine alone, and says what to install', async () => {
    const printed = await runWithoutTfjs(`
      const { activateCudaBackend, activateFastestBackend } = await import('@fourier-features/core/node');
      const failures = [
        import('@fourier-features/core/tfjs'),
        activateFastestBackend(),
        ...['tensorflow', 'wasm', 'cpu'].map((backend) => activateFastestBackend(backend)),
        activateCudaBackend(),
      ];
      for (const { reason } of await Promise.allSettled(failures)) console.log(reason.message);
    `);
    const install = (...packages: string[]): string =>
      `activateFastestBackend: needs ${packages.join(' and ')}, but ${packages.length > 1 ? 'they are' : 'it is'} not installed next to @fourier-features/core. Run npm install ${packages.join(' ')}.`;
    expect(printed.split('\n')).toEqual([
      'no @tensorflow/tfjs',
      install('@tensorflow/tfjs'),
      install('@tensorflow/tfjs', '@tensorflow/tfjs-node'),
      install('@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'),
      install('@tensorflow/tfjs'),
      '@tensorflow/tfjs-node-gpu: not installed',
    ]);
  });

  test('names the package of the backend if only tfjs is installed', async () => {
    const printed = await runWithout(
      /^@tensorflow\/tfjs-(node|backend-wasm)/,
      `
      const { activateFastestBackend } = await import('@fourier-features/core/node');
      const failures = ['tensorflow', 'wasm'].map((backend) => activateFastestBackend(backend));
      for (const { reason } of await Promise.allSettled(failures)) console.log(reason.message);
      console.log((await activateFastestBackend()).backend);
    `,
    );
    expect(printed.split('\n')).toEqual([
      expect.stringMatching(/Run npm install @tensorflow\/tfjs @tensorflow\/tfjs-node\.$/),
      expect.stringMatching(/Run npm install @tensorflow\/tfjs @tensorflow\/tfjs-backend-wasm\.$/),
      'cpu',
    ]);
  });

  test('says how to get the binding of tfjs-node if its install script did not run', async () => {
    const provider =
      'throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found at path: x")';
    const printed = await runWithout(
      /^@tensorflow\/tfjs-node-gpu$/,
      `
      import { registerHooks } from 'node:module';
      const url = ${JSON.stringify(`data:text/javascript,${encodeURIComponent(provider)}`)};
      registerHooks({
        resolve: (specifier, context, next) => next(specifier === '@tensorflow/tfjs-node' ? url : specifier, context),
      });
      const { activateFastestBackend } = await import('@fourier-features/core/node');
      await activateFastestBackend('tensorflow').catch((error) => console.log(error.message));
    `,
    );
    expect(printed).toBe(
      'activateFastestBackend: cannot use the tfjs backend tensorflow: @tensorflow/tfjs-node-gpu: not installed; ' +
        '@tensorflow/tfjs-node: its native binding was not downloaded at install (allow its install script, and run npm rebuild)',
    );
  });
});
