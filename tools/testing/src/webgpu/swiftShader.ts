import { existsSync, realpathSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromiumPath } from '../chromiumPath.ts';

const DRIVER = 'vk_swiftshader_icd.json';
const LOADER = 'libvulkan.so.1';
/** RTLD_NODELETE, which Node does not name: Node closes a library that is no add-on of its own. */
const KEEP_LOADED = 0x1000;

/** Where Debian's and Ubuntu's packages keep Chromium; the path of the program is that of a shell script there. */
const PACKAGED = ['/usr/lib/chromium', '/usr/lib/chromium-browser'];

/**
 * Returns the environment in which programs use SwiftShader, the Vulkan driver for CPUs that comes with Chromium, and
 * Chromium's loader of Vulkan drivers, so that neither need be installed; undefined if they are not found.
 */
export function swiftShaderEnvironment(): Readonly<Record<string, string>> | undefined {
  const folder = swiftShaderFolder();
  if (folder === undefined) return undefined;
  return {
    VK_ICD_FILENAMES: join(folder, DRIVER),
    LD_LIBRARY_PATH: [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    // SwiftShader warns if there is none.
    XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'] ?? tmpdir(),
  };
}

/**
 * Makes this process use SwiftShader.
 *
 * @returns whether it was found.
 */
export function useSwiftShader(): boolean {
  const folder = swiftShaderFolder();
  if (folder === undefined) return false;
  // A change of where libraries are found takes effect only in programs that this one starts.
  const { LD_LIBRARY_PATH: _, ...environment } = swiftShaderEnvironment()!;
  Object.assign(process.env, environment);
  try {
    process.dlopen({ exports: {} }, join(folder, LOADER), constants.dlopen.RTLD_NOW | KEEP_LOADED);
  } catch {
    // It is no add-on, which Node reports after loading it. From then on a library of this name is found without a path.
  }
  return true;
}

function swiftShaderFolder(): string | undefined {
  if (!existsSync(chromiumPath)) return undefined;
  return [dirname(realpathSync(chromiumPath)), ...PACKAGED].find((folder) =>
    [DRIVER, LOADER].every((file) => existsSync(join(folder, file))),
  );
}
