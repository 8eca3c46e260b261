/** A device that an engine opened, and the adapter it is on. */
export interface OpenedDevice {
  readonly device: GPUDevice;
  /** Keeps what must not be garbage while the device is in use. */
  readonly gpu: unknown;
}

/** Limits that are raised to what the adapter allows; the defaults are enough for the rest. */
const RAISED = ['maxBufferSize', 'maxStorageBufferBindingSize'] as const;

/**
 * Opens a device on the fastest adapter: of the browser, or of Dawn in Node.
 *
 * @throws Error if there is no WebGPU here, or no adapter.
 */
export async function openDevice(): Promise<OpenedDevice> {
  const gpu = await findGpu();
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter)
    throw new Error('webgpuEngine: WebGPU finds no GPU here. Use wasmEngine() or nativeEngine().');
  const requiredLimits = Object.fromEntries(RAISED.map((name) => [name, adapter.limits[name]]));
  return { device: await adapter.requestDevice({ requiredLimits }), gpu };
}

async function findGpu(): Promise<GPU> {
  const found = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (found) return found;
  if (!inNode)
    throw new Error(
      globalThis.isSecureContext
        ? 'webgpuEngine: this browser has no WebGPU. Use wasmEngine().'
        : 'webgpuEngine: browsers offer WebGPU to pages from https or localhost alone, and this is neither. Serve the page by https, or use wasmEngine().',
    );
  const { create } = await importDawn();
  return create([]);
}

const inNode = typeof process !== 'undefined' && process.versions?.node !== undefined;

/** Imports Dawn. Bundlers do not see the specifier, so they neither look for the module nor include it. */
async function importDawn(): Promise<{ create(options: string[]): GPU }> {
  const specifier = 'webgpu';
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ specifier);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      'webgpuEngine: Node needs the package webgpu, which is not installed next to @fourier-features/webgpu. Run npm install webgpu.',
    );
  }
}
