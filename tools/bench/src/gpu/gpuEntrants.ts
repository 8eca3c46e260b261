import { type Entrant, engineEntrant, pytorchEntrant } from '../entrants.ts';
import type { Workload } from '../workload.ts';

/** Where the contestants of a comparison on a GPU compute. */
export interface GpuPlace {
  readonly python: string;
  /** PyTorch's name of the device, `cuda` except for trying out. */
  readonly device: string;
  /** Whether webgpu may run on an adapter that computes on the CPU. */
  readonly software: boolean;
}

/** Returns webgpu and PyTorch: in eager mode, which times are divided by, then compiled, without and with CUDA graphs. */
export function gpuEntrants(workload: Workload, { python, device, software }: GpuPlace): Entrant[] {
  return [
    engineEntrant(workload, 'webgpu', 'webgpu', { software }),
    { ...pytorchEntrant(workload, 'pytorch', python, { device }), onFeatures: ['step'] },
    pytorchEntrant(workload, 'pytorch, compiled', python, { device, compiled: 'default' }),
    pytorchEntrant(workload, 'pytorch, graphs', python, { device, compiled: 'reduce-overhead' }),
  ];
}
