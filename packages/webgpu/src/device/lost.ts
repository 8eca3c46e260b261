/** Returns why no call can follow once a device is lost. */
export function lostError({ reason, message }: GPUDeviceLostInfo): Error {
  return new Error(`webgpuEngine: the GPU device was lost (${reason}: ${message})`);
}
