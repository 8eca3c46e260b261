import { fileURLToPath } from 'node:url';
import { HOOK } from '@fourier-features/tfjs-node';
import type { EngineName, EngineSettings } from './engines.ts';
import { describeWorkload, stepOperations, type Workload } from './workload.ts';

/** A contestant that may be started. */
export interface Entrant {
  readonly name: string;
  readonly command: readonly string[];
  /** Kinds of work that it also does on features computed once: `step` for `stepOnFeatures`, `infer` for `inferOnFeatures`. */
  readonly onFeatures: readonly ('step' | 'infer')[];
}

export interface EntrantOptions {
  /** Numbers of threads: all, and 1 unless that is all. */
  readonly threadCounts: readonly number[];
  /** Whether the processor's instructions are those of x86-64, which has vectors of 256 and 512 bits. */
  readonly x64: boolean;
  /** Python with PyTorch, if installed. */
  readonly python?: string | undefined;
  /** Whether tfjs-node has been built. */
  readonly tfjsNode?: boolean;
  /** Whether webgpu may run on an adapter that computes on the CPU. */
  readonly software?: boolean;
}

/** Operations of a step; more would take tfjs's wasm backend minutes. */
const LARGEST_TFJS_STEP = 2e9;

/** Returns the contestants for a workload, the one to enter twice first. */
export function entrants(
  workload: Workload,
  { threadCounts, x64, python, tfjsNode = false, software = false }: EntrantOptions,
): Entrant[] {
  const engine = (name: string, engineName: EngineName, settings: EngineSettings): Entrant =>
    engineEntrant(workload, name, engineName, settings);
  const forcedWidths = x64 ? ([256, 512] as const) : [];
  const perThreadCount = threadCounts.flatMap((threads) => {
    const suffix = threadSuffix(threads, threadCounts);
    return [
      engine(`native${suffix}`, 'native', { threads }),
      ...forcedWidths.map((vectorBits) =>
        engine(`native, ${vectorBits} bits${suffix}`, 'native', { threads, vectorBits }),
      ),
      engine(`wasm${suffix}`, 'wasm', { threads }),
      ...(python ? pytorchOnThreads(workload, python, threads, suffix) : []),
    ];
  });
  return [
    ...perThreadCount,
    engine('webgpu', 'webgpu', { software }),
    ...(stepOperations(workload) <= LARGEST_TFJS_STEP ? [engine('tfjs wasm', 'tfjs', {})] : []),
    ...(tfjsNode ? [engine('tfjs-node', 'tfjs-node', {})] : []),
  ];
}

/** Returns PyTorch in eager mode: with Fourier features also on kept ones, with other fields also compiled. */
function pytorchOnThreads(workload: Workload, python: string, threads: number, suffix: string): Entrant[] {
  const eager = pytorchEntrant(workload, `pytorch${suffix}`, python, { threads });
  if (!workload.field) return [{ ...eager, onFeatures: ['step', 'infer'] }];
  const compiled = { threads, compiled: 'default' } as const;
  return [eager, pytorchEntrant(workload, `pytorch, compiled${suffix}`, python, compiled)];
}

/** Returns one of our engines as a contestant. */
export function engineEntrant(
  workload: Workload,
  name: string,
  engine: EngineName,
  settings: EngineSettings = {},
): Entrant {
  const described = [JSON.stringify(workload), engine, JSON.stringify(settings)];
  const hooks = engine === 'tfjs-node' ? ['--import', HOOK] : [];
  return {
    name,
    command: [process.execPath, ...hooks, script('engine.ts'), ...described],
    onFeatures: engine === 'webgpu' ? ['step'] : [],
  };
}

/** On threads of the processor, or on a device, such as `cuda`, in eager mode or compiled. */
export type PytorchSettings = ({ readonly threads: number } | { readonly device: string }) & {
  readonly compiled?: 'default' | 'reduce-overhead';
};

/** Returns PyTorch as a contestant. */
export function pytorchEntrant(
  workload: Workload,
  name: string,
  python: string,
  settings: PytorchSettings,
): Entrant {
  const { batch, seed } = workload;
  const described = [
    JSON.stringify({ ...describeWorkload(workload), batch, seed }),
    JSON.stringify(settings),
  ];
  return { name, command: [python, script('pytorch.py'), ...described], onFeatures: [] };
}

/** Returns what the names of contestants on one thread end with: nothing if that is all there are. */
export function threadSuffix(threads: number, threadCounts: readonly number[]): string {
  return threads === 1 && threadCounts.length > 1 ? ', 1 thread' : '';
}

function script(name: string): string {
  return fileURLToPath(new URL(`contestants/${name}`, import.meta.url));
}
