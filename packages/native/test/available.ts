import { loadModule } from '../src/loadModule.ts';

/** Whether the engine runs here: there is no module without a C compiler, and no kernels for a processor without AVX2. */
export const available: boolean = hasKernels();

function hasKernels(): boolean {
  try {
    return loadModule().widths().length > 0;
  } catch {
    return false;
  }
}
