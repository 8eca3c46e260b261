import type { ChosenEngine } from './chosenEngine.ts';
import { importInNode, inNode } from './inNode.ts';

/**
 * Opens the native engine.
 *
 * @throws Error if this is not Node, the package is not installed or its engine does not run on this machine.
 */
export async function openNative(threads: number | undefined): Promise<ChosenEngine> {
  if (!inNode) throw new Error('chooseEngine: the engine native needs Node. Choose wasm.');
  const { nativeEngine } = await importPackage();
  const engine = await nativeEngine(threads === undefined ? {} : { threads });
  const { vectorBits, threads: used, dispose } = engine;
  return {
    engine,
    description: `native engine, ${vectorBits}-bit vectors, ${used} ${used === 1 ? 'thread' : 'threads'}`,
    dispose,
  };
}

async function importPackage(): Promise<typeof import('@fourier-features/native')> {
  try {
    return await importInNode('@fourier-features/native');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('chooseEngine: the package @fourier-features/native is not installed');
  }
}
