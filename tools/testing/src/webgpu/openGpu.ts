import { useSwiftShader } from './swiftShader.ts';
import { NO_SWIFTSHADER, onRealGpu } from './testEnvironment.ts';

/** As a string, it is no dependency of the types: the package brings its own of WebGPU, which differ from those of TypeScript. */
const DAWN: string = 'webgpu';

/** WebGPU in this process, or why it has no adapter. */
export type Opened = { readonly gpu: GPU; readonly reason?: never } | { readonly reason: string };

/**
 * Opens WebGPU in Node (Dawn, the package `webgpu`) on SwiftShader, which computes on the CPU, or on the machine's own GPU if
 * the environment says `WEBGPU=real`. Call it once per process: drivers are chosen when the first instance is created.
 */
export async function openGpu(): Promise<Opened> {
  if (!onRealGpu && !useSwiftShader()) return { reason: NO_SWIFTSHADER };
  try {
    const { create } = (await import(DAWN)) as { create(options: readonly string[]): GPU };
    const gpu = create([]);
    const adapter = await gpu.requestAdapter();
    if (!adapter) return { reason: onRealGpu ? 'no GPU that Dawn can use' : 'Dawn finds no adapter' };
    if (onRealGpu && adapter.info.isFallbackAdapter) {
      return {
        reason: `the only adapter, ${adapter.info.vendor} ${adapter.info.architecture}, computes on the CPU`,
      };
    }
    return { gpu };
  } catch (error) {
    return { reason: `the package webgpu does not load: ${(error as Error).message.split('\n')[0]}` };
  }
}
