import type { WebgpuEngine } from '@fourier-features/webgpu';
import type { ChosenEngine } from './chosenEngine.ts';
import { inNode } from './inNode.ts';

/**
 * Opens the WebGPU engine on whatever adapter there is.
 *
 * @throws Error if there is no WebGPU here, or no adapter.
 */
export async function openWebgpu(): Promise<ChosenEngine> {
  return chosen(await openEngine());
}

/**
 * Opens the WebGPU engine on a GPU.
 *
 * @throws Error if there is no WebGPU here, or no adapter, or one that computes on the CPU, more slowly than other engines.
 */
export async function openWebgpuOnGpu(): Promise<ChosenEngine> {
  if (inNode) expectGpuInNode();
  else await expectGpuInPage();
  const engine = await openEngine();
  if (!engine.software) return chosen(engine);
  engine.dispose();
  throw new Error(softwareOnly(engine.adapter));
}

/** Returns why the engine is not taken for all fields. */
export function lacksFields(): Error {
  const others = inNode ? 'native or wasm' : 'wasm';
  return new Error(`chooseEngine: only Fourier encodings with ReLU run on webgpu. Choose ${others}.`);
}

/** The module is loaded only now: a page without a GPU does not download it. */
async function openEngine(): Promise<WebgpuEngine> {
  const { webgpuEngine } = await import('@fourier-features/webgpu');
  return webgpuEngine();
}

function chosen(engine: WebgpuEngine): ChosenEngine {
  const { adapter, software, dispose } = engine;
  const description = `webgpu engine, ${adapter}`;
  return {
    engine,
    description: software
      ? `${description}, a software adapter that computes on the CPU, slowly`
      : description,
    dispose,
  };
}

/** Where Linux shows graphics cards: of all kinds, of NVIDIA, and in WSL. */
const DEVICES = ['/dev/dri', '/dev/nvidia0', '/dev/dxg'];

/**
 * Looks for a graphics card before Dawn does: where there is none, Dawn would print warnings that no program can catch. A
 * driver that the environment names, as for tests, counts as one.
 *
 * @throws Error if there is none.
 */
function expectGpuInNode(): void {
  const { VK_ICD_FILENAMES, VK_DRIVER_FILES } = process.env;
  if (process.platform !== 'linux' || VK_ICD_FILENAMES || VK_DRIVER_FILES) return;
  const { existsSync } = process.getBuiltinModule('node:fs');
  if (!DEVICES.some((path) => existsSync(path)))
    throw new Error(`this machine shows no graphics card: none of ${DEVICES.join(', ')}`);
}

/** Asks the browser itself, before anything is downloaded. @throws Error if it offers no GPU. */
async function expectGpuInPage(): Promise<void> {
  const { gpu } = navigator as Partial<Navigator>;
  if (!gpu)
    throw new Error(
      globalThis.isSecureContext === false
        ? 'offered only to pages served by HTTPS or from localhost'
        : 'this browser lacks it',
    );
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('this browser finds no GPU that it can use');
  const { vendor, architecture, isFallbackAdapter } = adapter.info;
  if (isFallbackAdapter) throw new Error(softwareOnly(`${vendor} ${architecture}`));
}

function softwareOnly(adapter: string): string {
  return `only a software adapter, ${adapter}`;
}
