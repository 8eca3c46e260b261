import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** Returns the size of the main entry of the core that a project has installed: bundled, minified and compressed with gzip. */
export async function coreBundleSize(folder: string): Promise<number> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      write: false,
      lib: {
        entry: join(folder, 'node_modules/@fourier-features/core/dist/index.js'),
        formats: ['es'],
        fileName: 'core',
      },
      // Vite leaves the white space of libraries as it is.
      rolldownOptions: { output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  const code = built
    .flatMap(({ output }) => output)
    .map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))
    .join('');
  return gzipSync(code, { level: 9 }).length;
}
