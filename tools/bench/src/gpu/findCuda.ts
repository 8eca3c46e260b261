import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { failureReason } from '../failureReason.ts';

/** A GPU that PyTorch computes on. */
export interface CudaDevice {
  /** Name of the card, such as `NVIDIA H100 80GB HBM3`. */
  readonly name: string;
  /** Version of CUDA that PyTorch was built with. */
  readonly cuda: string;
}

/**
 * Returns the CUDA device of this machine.
 *
 * @throws Error with the reason if PyTorch finds none or does not run.
 */
export async function findCuda(python: string): Promise<CudaDevice> {
  const script = fileURLToPath(new URL('../contestants/cudaDevice.py', import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(python, [script]);
    return JSON.parse(stdout) as CudaDevice;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const reason = (failureReason(stderr ?? '') ?? message).replace(/^Error: /, '');
    throw new Error(`bench gpu: no CUDA to compare with: ${reason}`);
  }
}
