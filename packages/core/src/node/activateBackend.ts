import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';

/** Which backend runs, and why not a faster one. */
export interface ActiveBackend {
  /** The tfjs backend: `tensorflow`, `wasm` or `cpu`. */
  readonly backend: string;
  /** What provides it, such as `@tensorflow/tfjs-node-gpu`. */
  readonly provider: string;
  /** Faster providers that could not be used, and the reason in a few words. */
  readonly skipped: readonly { readonly provider: string; readonly reason: string }[];
}

const require = createRequire(import.meta.url);
const PROVIDERS: readonly { provider: string; activate: () => Promise<void> }[] = [
  { provider: '@tensorflow/tfjs-node-gpu', activate: () => activateNative('@tensorflow/tfjs-node-gpu') },
  { provider: '@tensorflow/tfjs-node', activate: () => activateNative('@tensorflow/tfjs-node') },
  { provider: '@tensorflow/tfjs-backend-wasm', activate: activateWasm },
  { provider: '@tensorflow/tfjs', activate: () => activate('cpu') },
];

/**
 * Activates the fastest tfjs backend that this Node can load: native with CUDA, native, wasm, plain JavaScript.
 *
 * @param only use this backend or fail: `tensorflow`, `wasm` or `cpu`.
 * @throws Error if `only` cannot be loaded, with the reason.
 */
export async function activateFastestBackend(only?: 'tensorflow' | 'wasm' | 'cpu'): Promise<ActiveBackend> {
  // Without this tfjs advises tfjs-node on stdout-like consoles at its first operation.
  tf.enableProdMode();
  const skipped: { provider: string; reason: string }[] = [];
  for (const { provider, activate } of PROVIDERS) {
    if (only && backendOf(provider) !== only) continue;
    try {
      await activate();
      return { backend: tf.getBackend(), provider, skipped };
    } catch (error) {
      skipped.push({ provider, reason: shortReason(error) });
    }
  }
  const reasons = skipped.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  throw new Error(`activateFastestBackend: the tfjs backend ${only ?? ''} cannot be used here: ${reasons}`);
}

/** One line for people: what runs, and what would be faster. */
export function describeBackend({ backend, provider, skipped }: ActiveBackend): string {
  const why = skipped.map((each) => `${each.provider}: ${each.reason}`).join('; ');
  return `tfjs backend ${backend} (${provider})${why ? `; faster ones skipped: ${why}` : ''}`;
}

function backendOf(provider: string): string {
  if (provider.includes('tfjs-node')) return 'tensorflow';
  return provider.endsWith('wasm') ? 'wasm' : 'cpu';
}

async function activate(backend: string): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error('did not start');
  await tf.ready();
}

async function activateNative(provider: string): Promise<void> {
  // tfjs-node 4 calls a function that Node 23 removed.
  const util = require('node:util') as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined ??= (value) => value == null;
  await import(provider);
  await activate('tensorflow');
}

async function activateWasm(): Promise<void> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await activate('wasm');
}

function shortReason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'not installed';
  if (message?.includes('native addon module')) return 'its native binding was not downloaded at install';
  return (message ?? String(error)).split('\n')[0]!;
}
