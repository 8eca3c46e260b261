import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, preview } from 'vite';

/** A page that is being served. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Isolated, so that the WebAssembly engine may use all threads. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Bundles the page into a folder and serves it on the loopback interface, at `port` or the next free one. */
export async function servePage(port: number, folder: URL): Promise<ServedPage> {
  const config: InlineConfig = {
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    // Relative, so that the built page can be put under any address.
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: fileURLToPath(folder),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 4096,
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port, headers: HEADERS } });
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}
