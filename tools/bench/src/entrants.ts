import { fileURLToPath } from 'node:url';
import type { EngineName, EngineSettings } from './engines.ts';
import type { Workload } from './workload.ts';

/** A contestant that may be started. */
export interface Entrant {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it also supports `stepOnFeatures` and `inferOnFeatures`. */
  readonly onFeatures: boolean;
}

export interface EntrantOptions {
  /** Numbers of threads: all, and 1 unless that is all. */
  readonly threadCounts: readonly number[];
  /** Whether the processor's instructions are those of x86-64, which has vectors of 256 and 512 bits. */
  readonly x64: boolean;
  /** Python with PyTorch, if installed. */
  readonly python?: string | undefined;
}

/** Larger batches would take tfjs minutes. */
const LARGEST_TFJS_BATCH = 1024;

/** Returns the contestants for a workload, the one to enter twice first. */
export function entrants(workload: Workload, { threadCounts, x64, python }: EntrantOptions): Entrant[] {
  const described = JSON.stringify(workload);
  const engine = (name: string, engineName: EngineName, settings: EngineSettings): Entrant => ({
    name,
    command: [process.execPath, script('engine.ts'), described, engineName, JSON.stringify(settings)],
    onFeatures: false,
  });
  const forcedWidths = x64 ? ([256, 512] as const) : [];
  const perThreadCount = threadCounts.flatMap((threads) => {
    const suffix = threadSuffix(threads, threadCounts);
    return [
      engine(`native${suffix}`, 'native', { threads }),
      ...forcedWidths.map((vectorBits) =>
        engine(`native, ${vectorBits} bits${suffix}`, 'native', { threads, vectorBits }),
      ),
      engine(`wasm${suffix}`, 'wasm', { threads }),
      ...(python
        ? [
            {
              name: `pytorch${suffix}`,
              command: [python, script('pytorch.py'), described, String(threads)],
              onFeatures: true,
            },
          ]
        : []),
    ];
  });
  return [
    ...perThreadCount,
    ...(workload.batch <= LARGEST_TFJS_BATCH ? [engine('tfjs wasm', 'tfjs', {})] : []),
  ];
}

/** Returns what the names of contestants on one thread end with: nothing if that is all there are. */
export function threadSuffix(threads: number, threadCounts: readonly number[]): string {
  return threads === 1 && threadCounts.length > 1 ? ', 1 thread' : '';
}

function script(name: string): string {
  return fileURLToPath(new URL(`contestants/${name}`, import.meta.url));
}
