import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hasChromium } from '@fourier-features/testing/browser';
import { builtSite } from './builtSite.ts';
import { variants } from './variants.ts';

const run = promisify(execFile);
const APP = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds the site for each variant's path before the tests. With `DOCS_REUSE=1`, a site that was built before is kept, which
 * is quicker while tests are written.
 */
export default async function buildSites(): Promise<void> {
  if (!hasChromium) return;
  for (const base of new Set(variants.map((variant) => variant.base))) {
    const folder = fileURLToPath(builtSite(base));
    if (process.env['DOCS_REUSE'] === '1' && existsSync(folder)) continue;
    await run(process.execPath, ['scripts/astro.ts', 'build'], {
      cwd: APP,
      env: { ...process.env, DOCS_BASE: base, DOCS_OUT: folder },
      maxBuffer: 2 ** 26,
    });
  }
}
