import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PageFiles } from '@fourier-features/testing/browser';
import { build, type Format, type Loader } from 'esbuild';

/** Bundles the page of this folder, and its worker, with a loader for `.wasm` files. */
export async function bundlePage(loader: Loader, format: Format = 'esm'): Promise<PageFiles> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.ts', 'worker.ts'],
    bundle: true,
    format,
    // A script knows no URL of its own, as esbuild warns.
    logLevel: 'error',
    minify: true,
    // Adds calls of a helper to functions, which their text alone would lack.
    keepNames: true,
    loader: { '.wasm': loader },
    publicPath: '/',
    outdir: folder,
    write: false,
  });
  return new Map<string, string | Uint8Array>([
    ['/index.html', await readFile(new URL('index.html', import.meta.url), 'utf8')],
    ['/other.js', 'throw new Error("another program");'],
    ...outputFiles.map(({ path, contents }) => [path.slice(folder.length - 1), contents] as const),
  ]);
}
