import { openGpu } from './openGpu.ts';

/** Kept for as long as the process lives: what Dawn created fails once its GPU object is collected. */
const opened = await openGpu();

/** Features that shaders may use; the rest concern pictures. */
const FEATURES: readonly GPUFeatureName[] = ['subgroups', 'shader-f16', 'timestamp-query'];

export interface TestDeviceOptions {
  /** Limits of the device: those of the adapter, the small ones that every device has, or some of one's own. */
  limits?: 'adapter' | 'default' | Readonly<Record<string, number>>;
  /** Features of the device, which the adapter must have; by default those that shaders may use and the adapter has. */
  features?: readonly GPUFeatureName[];
}

/** Whether there is an adapter for tests in Node: SwiftShader, or with `WEBGPU=real` in the environment a GPU. */
export const hasTestAdapter: boolean = 'gpu' in opened;

/** Returns the title of tests that use WebGPU in Node, which says why they are skipped if there is no adapter. */
export function onTestAdapter(what: string): string {
  return `${what} with Dawn${'gpu' in opened ? '' : ` (skipped: ${opened.reason})`}`;
}

/** Returns a new device on the adapter for tests; whoever asks for one destroys it. */
export async function testDevice({
  limits = 'adapter',
  features,
}: TestDeviceOptions = {}): Promise<GPUDevice> {
  if (!('gpu' in opened)) throw new Error(`testDevice: ${opened.reason}`);
  const adapter = await opened.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('testDevice: the adapter is gone');
  return adapter.requestDevice({
    requiredLimits: requiredLimits(adapter, limits),
    requiredFeatures: features ? [...features] : FEATURES.filter((feature) => adapter.features.has(feature)),
  });
}

function requiredLimits(
  adapter: GPUAdapter,
  limits: NonNullable<TestDeviceOptions['limits']>,
): Record<string, number> {
  if (limits === 'default') return {};
  if (limits !== 'adapter') return { ...limits };
  const all = adapter.limits as unknown as Readonly<Record<string, number>>;
  const required: Record<string, number> = {};
  // They are getters of the prototype.
  for (const name in all) if (typeof all[name] === 'number') required[name] = all[name];
  return required;
}
