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
 * Makes this process use SwiftShader, the Vulkan driver for CPUs that comes with Chromium, and Chromium's loader of Vulkan
 * drivers, so that neither need be installed.
 *
 * @returns whether both were found.
 */
export function useSwiftShader(): boolean {
  const folder = chromiumFolders().find((each) =>
    [DRIVER, LOADER].every((file) => existsSync(join(each, file))),
  );
  if (folder === undefined) return false;
  process.env['VK_ICD_FILENAMES'] = join(folder, DRIVER);
  // SwiftShader warns if there is none.
  process.env['XDG_RUNTIME_DIR'] ??= tmpdir();
  try {
    process.dlopen({ exports: {} }, join(folder, LOADER), constants.dlopen.RTLD_NOW | KEEP_LOADED);
  } catch {
    // It is no add-on, which Node reports after loading it. From then on a library of this name is found without a path.
  }
  return true;
}

function chromiumFolders(): readonly string[] {
  return existsSync(chromiumPath) ? [dirname(realpathSync(chromiumPath)), ...PACKAGED] : [];
}
