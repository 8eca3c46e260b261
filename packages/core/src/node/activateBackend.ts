import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The active backend, and why faster ones could not be used. */
export interface ActiveBackend {
  /** The tfjs backend: `tensorflow`, `wasm` or `cpu`. */
  readonly backend: string;
  /** The package that provides it, such as `@tensorflow/tfjs-node-gpu`. */
  readonly provider: string;
  /** Whether it computes on a GPU; tfjs-node-gpu without one silently computes on the CPU. */
  readonly gpu: boolean;
  /** Faster providers that could not be used, each with a short reason. */
  readonly skipped: readonly { readonly provider: string; readonly reason: string }[];
}

type Tfjs = typeof import('@tensorflow/tfjs');

const require = createRequire(import.meta.url);
const TFJS = '@tensorflow/tfjs';
const GPU_PROVIDER = '@tensorflow/tfjs-node-gpu';
const NOT_INSTALLED = 'not installed';
const PROVIDERS: readonly { provider: string; activate: (tf: Tfjs) => Promise<void> }[] = [
  { provider: GPU_PROVIDER, activate: (tf) => activateNative(tf, GPU_PROVIDER) },
  { provider: '@tensorflow/tfjs-node', activate: (tf) => activateNative(tf, '@tensorflow/tfjs-node') },
  { provider: '@tensorflow/tfjs-backend-wasm', activate: activateWasm },
  { provider: TFJS, activate: (tf) => activate(tf, 'cpu') },
];

/**
 * Activates the fastest tfjs backend that this Node can load, in the order native with CUDA, native, wasm, plain JavaScript.
 *
 * @param only the backend to use, if no other will do.
 * @throws Error if `only` cannot be loaded, with the reason, or if what it needs is not installed, with the packages to install.
 * @example
 * import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';
 *
 * const line = describeBackend(await activateFastestBackend('wasm')); // tfjs backend wasm (@tensorflow/tfjs-backend-wasm)
 */
export async function activateFastestBackend(only?: 'tensorflow' | 'wasm' | 'cpu'): Promise<ActiveBackend> {
  const candidates = PROVIDERS.filter(({ provider }) => !only || backendOf(provider) === only);
  const needed = [TFJS, candidates.at(-1)!.provider];
  const tf = await loadTfjs().catch((error: unknown) => {
    throw isMissing(error) ? notInstalled(needed) : error;
  });
  const skipped: { provider: string; reason: string }[] = [];
  for (const { provider, activate } of candidates) {
    try {
      await activate(tf);
      return { backend: tf.getBackend(), provider, gpu: usesGpu(tf.backend()), skipped };
    } catch (error) {
      skipped.push({ provider, reason: shortReason(error) });
    }
  }
  if (skipped.every(({ reason }) => reason === NOT_INSTALLED)) throw notInstalled(needed);
  const reasons = skipped.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  const wanted = only ? `the tfjs backend ${only}` : 'any tfjs backend';
  throw new Error(`activateFastestBackend: cannot use ${wanted}: ${reasons}`);
}

/**
 * Activates the tfjs backend on CUDA. tfjs is not loaded unless @tensorflow/tfjs-node-gpu is installed.
 *
 * @throws Error with the reason if @tensorflow/tfjs-node-gpu cannot be loaded or finds no GPU.
 * @example
 * import { activateCudaBackend } from '@fourier-features/core/node';
 *
 * const active = await activateCudaBackend().catch(() => undefined); // undefined without a GPU
 */
export async function activateCudaBackend(): Promise<ActiveBackend> {
  try {
    await importNative(GPU_PROVIDER);
    const tf = await loadTfjs();
    await activate(tf, 'tensorflow');
    if (!usesGpu(tf.backend())) throw new Error('found no GPU');
    return { backend: tf.getBackend(), provider: GPU_PROVIDER, gpu: true, skipped: [] };
  } catch (error) {
    throw new Error(`${GPU_PROVIDER}: ${shortReason(error)}`);
  }
}

/**
 * Describes the active backend and the faster ones that were skipped, in one line.
 *
 * @example
 * import { describeBackend } from '@fourier-features/core/node';
 *
 * describeBackend({ backend: 'wasm', provider: '@tensorflow/tfjs-backend-wasm', gpu: false, skipped: [] });
 */
export function describeBackend({ backend, provider, gpu, skipped }: ActiveBackend): string {
  const why = skipped.map((each) => `${each.provider}: ${each.reason}`).join('; ');
  const cpu = provider === GPU_PROVIDER && !gpu ? ', no GPU found' : '';
  return `tfjs backend ${backend} (${provider}${cpu})${why ? `; faster ones skipped: ${why}` : ''}`;
}

/** Loads tfjs on demand: the rest of this entry works without it, since it is an optional peer. */
async function loadTfjs(): Promise<Tfjs> {
  const tf = await import('@tensorflow/tfjs');
  // Otherwise tfjs prints advice to use tfjs-node at its first operation.
  tf.enableProdMode();
  return tf;
}

/** Backends of tfjs-node and tfjs-node-gpu say whether TensorFlow found a GPU. */
function usesGpu(backend: unknown): boolean {
  return (backend as { readonly isUsingGpuDevice?: unknown }).isUsingGpuDevice === true;
}

function backendOf(provider: string): string {
  if (provider.includes('tfjs-node')) return 'tensorflow';
  return provider.endsWith('wasm') ? 'wasm' : 'cpu';
}

async function activate(tf: Tfjs, backend: string): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error('did not start');
  await tf.ready();
}

async function activateNative(tf: Tfjs, provider: string): Promise<void> {
  await importNative(provider);
  await activate(tf, 'tensorflow');
}

async function importNative(provider: string): Promise<void> {
  // Every operation of tfjs-node 4 calls the first, which Node 23 removed; some call the second, which warns that it is deprecated.
  Object.assign(require('node:util'), {
    isNullOrUndefined: (value: unknown) => value == null,
    isArray: Array.isArray,
  });
  await import(provider);
}

async function activateWasm(tf: Tfjs): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await activate(tf, 'wasm');
}

/** Node's code stays, by which callers know the error. */
function notInstalled(needed: readonly string[]): Error {
  const packages = [...new Set(needed)];
  const are = packages.length > 1 ? 'they are' : 'it is';
  const message = `activateFastestBackend: needs ${packages.join(' and ')}, but ${are} not installed next to @fourier-features/core. Run npm install ${packages.join(' ')}.`;
  return Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });
}

function isMissing(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}

function shortReason(error: unknown): string {
  if (isMissing(error)) return NOT_INSTALLED;
  const { message } = error as { message?: string };
  if (message?.includes('native addon module'))
    return 'its native binding was not downloaded at install (allow its install script, and run npm rebuild)';
  return (message ?? String(error)).split('\n')[0]!;
}
