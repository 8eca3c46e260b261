import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readResult } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** Name of the file that is looked for. */
export const CONFIG_NAME = 'fourier-features.config.json';

/** Largest size of a config file, in bytes: 1 MiB. */
const MAX_CONFIG_BYTES = 2 ** 20;

/** Returns the path of the config file in a folder or in the nearest parent that has one; undefined if none has. */
export function nearestConfig(folder: string): string | undefined {
  const path = join(folder, CONFIG_NAME);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestConfig(parent);
}

/**
 * Reads a config file.
 *
 * @throws UserError if it cannot be read or is not JSON.
 */
export async function readConfig(path: string): Promise<unknown> {
  const json = new TextDecoder().decode(await readResult(path, MAX_CONFIG_BYTES));
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UserError(`${path}: must be JSON (${(error as Error).message})`);
  }
}
