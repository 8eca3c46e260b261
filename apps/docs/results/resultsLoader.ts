import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Loader } from 'astro/loaders';

/** Most bytes that the tables and figures may take. */
const MAX_OUTPUT = 16 * 2 ** 20;

/** Loads the tables and figures of the records as one entry, `all`. */
export function resultsLoader(): Loader {
  return {
    name: 'results',
    load: async ({ config, store, parseData, generateDigest }) => {
      // In a process of its own, which keeps the experiments out of the site's bundle.
      const script = fileURLToPath(new URL('results/main.ts', config.root));
      const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: MAX_OUTPUT });
      const data = await parseData({ id: 'all', data: JSON.parse(stdout) as Record<string, unknown> });
      store.set({ id: 'all', data, digest: generateDigest(stdout) });
    },
  };
}
