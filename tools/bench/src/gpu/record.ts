import type { Machine } from '@fourier-features/core/node';
import type { Sources } from '@fourier-features/experiments';
import type { Comparison } from '../compare.ts';
import { writeRecord } from '../record.ts';
import type { Workload } from '../workload.ts';
import type { CudaDevice } from './findCuda.ts';
import type { ProductRates } from './products.ts';

/** webgpu and PyTorch on one GPU. */
export interface GpuRecord {
  /** Day of the measurement, ISO 8601. */
  readonly date: string;
  readonly sources: Sources;
  readonly machine: Machine & { readonly name: string };
  readonly gpu: CudaDevice;
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: { readonly rounds: number };
  /** Whether the engine's tests passed on this GPU; null if they were not run. */
  readonly testsPassed: boolean | null;
  readonly comparisons: readonly (Comparison & { readonly workload: Workload })[];
  /** Absent until all comparisons are done. */
  readonly products?: ProductRates;
}

/** Returns the name of a GPU's folder of records, such as `nvidia-h100-80gb-hbm3`. */
export function gpuMachineName({ name }: Pick<CudaDevice, 'name'>): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Writes `records/<gpu>/gpu.json`. */
export function writeGpuRecord(record: GpuRecord): void {
  writeRecord(record.machine.name, 'gpu', record);
}
