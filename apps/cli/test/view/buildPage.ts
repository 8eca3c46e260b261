import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the page that the command serves from a clone. */
export async function buildPage(): Promise<void> {
  const root = fileURLToPath(new URL('../../../viewer/', import.meta.url));
  await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'silent' });
}
