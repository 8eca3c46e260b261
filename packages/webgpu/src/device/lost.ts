import { EngineLostError } from '@fourier-features/core';

/** Returns why no call can follow once a device is lost. */
export function lostError({ reason, message }: GPUDeviceLostInfo): EngineLostError {
  const cause = message || (reason === 'destroyed' ? 'it was destroyed' : 'no reason was given');
  return new EngineLostError(`webgpuEngine: the GPU device was lost: ${cause.replace(/\.$/, '')}`);
}
