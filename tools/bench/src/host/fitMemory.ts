import { readFileSync } from 'node:fs';
import { spread } from '../statistics.ts';

/** Memory of a process in which one fit follows another. */
export interface FitMemory {
  readonly fits: number;
  /** Resident memory after every fit, in MiB. */
  readonly residentMiB: readonly number[];
  /** Address space after every fit, in MiB; empty where the system does not say. */
  readonly virtualMiB: readonly number[];
  /** (Largest − smallest) / smallest over the last third of the fits. */
  readonly residentSpread: number;
  /** The same of the address space; absent where the system does not say. */
  readonly virtualSpread?: number;
}

/** Measures memory after each of `fits` fits. */
export async function measureFitMemory(fit: () => Promise<void>, fits: number): Promise<FitMemory> {
  const residentMiB: number[] = [];
  const virtualMiB: number[] = [];
  for (let i = 0; i < fits; i++) {
    await fit();
    residentMiB.push(toMiB(process.memoryUsage.rss()));
    const size = virtualBytes();
    if (size !== undefined) virtualMiB.push(toMiB(size));
  }
  const last = (values: readonly number[]): readonly number[] => values.slice(-Math.ceil(fits / 3));
  return {
    fits,
    residentMiB,
    virtualMiB,
    residentSpread: spread(last(residentMiB)),
    ...(virtualMiB.length > 0 && { virtualSpread: spread(last(virtualMiB)) }),
  };
}

/** Returns the size of this process's address space on Linux. */
function virtualBytes(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const size = /^VmSize:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return size === undefined ? undefined : 1024 * Number(size);
}

function toMiB(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
