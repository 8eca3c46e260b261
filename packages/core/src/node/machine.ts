import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** Where a result was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly platform: string;
  readonly node: string;
}

/**
 * Describes the machine that runs this.
 *
 * @example
 * import { thisMachine } from '@fourier-features/core/node';
 *
 * const { cpu, cores } = thisMachine();
 */
export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
}
