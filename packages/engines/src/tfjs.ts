import type { ActiveBackend } from '@fourier-features/core/node';
import type { ChosenEngine } from './chosenEngine.ts';
import { importInNode, inNode } from './inNode.ts';

type CoreNode = typeof import('@fourier-features/core/node');
type CoreTfjs = typeof import('@fourier-features/core/tfjs');

/** tfjs calls the native backend of Node `tensorflow`. */
const BACKENDS = { 'tfjs-node': 'tensorflow', 'tfjs-wasm': 'wasm', 'tfjs-cpu': 'cpu' } as const;

/**
 * Opens the engine on CUDA.
 *
 * @throws Error if tfjs-node-gpu is not installed or finds no GPU.
 */
export function openCuda(): Promise<ChosenEngine> {
  return openBackend(({ activateCudaBackend }) => activateCudaBackend());
}

/** Opens the engine on the fastest tfjs backend that Node can load. */
export function openFastestTfjs(): Promise<ChosenEngine> {
  // Why tfjs-node-gpu was skipped is among the reasons of the faster engines.
  return openBackend(async ({ activateFastestBackend }) => ({
    ...(await activateFastestBackend()),
    skipped: [],
  }));
}

/**
 * Opens the engine on a tfjs backend.
 *
 * @throws Error if this is not Node, or the backend cannot be loaded.
 */
export async function openTfjs(name: keyof typeof BACKENDS): Promise<ChosenEngine> {
  if (!inNode)
    throw new Error(`chooseEngine: the engine ${name} needs Node. Pass openTfjs, or use tfjsEngine().`);
  return openBackend(({ activateFastestBackend }) => activateFastestBackend(BACKENDS[name]));
}

/** Both modules are imported in the same way, so that they share one copy of tfjs. */
async function openBackend(activate: (core: CoreNode) => Promise<ActiveBackend>): Promise<ChosenEngine> {
  const core = await importInNode<CoreNode>('@fourier-features/core/node');
  const active = await activate(core);
  const { tfjsEngine } = await importInNode<CoreTfjs>('@fourier-features/core/tfjs');
  return { engine: tfjsEngine(), description: core.describeBackend(active), dispose: () => {} };
}
