import { EngineLostError } from '@fourier-features/core';

/** Returns why no call can follow once a device is lost. */
export function lostError({ reason, message }: GPUDeviceLostInfo): EngineLostError {
  return new EngineLostError(`webgpuEngine: the GPU device was lost (${reason}: ${message})`);
}
