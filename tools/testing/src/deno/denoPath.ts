import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Returns the path of Deno: the one that `DENO` names in the environment, or that of the package `deno`, whose install script
 * need not have run; undefined if there is none.
 */
export function denoPath(): string | undefined {
  const named = process.env['DENO'];
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`;
  try {
    const main = createRequire(import.meta.url).resolve('deno/package.json');
    const own = createRequire(main).resolve(`@deno/${platform}/package.json`);
    return join(dirname(own), process.platform === 'win32' ? 'deno.exe' : 'deno');
  } catch {
    return undefined;
  }
}
