/** What an adapter says of itself. */
export interface AdapterDescription {
  /** In words, such as `nvidia ampere`. */
  readonly adapter: string;
  /** Whether it computes on the CPU. */
  readonly software: boolean;
}

/** Names of adapters that compute on the CPU, for those that do not say so. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b|\bcpu\b/i;

/** Describes the adapter of a device. */
export function describeAdapter(info: GPUAdapterInfo): AdapterDescription {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const words = [vendor, architecture].filter(Boolean).join(' ') || description || device;
  return {
    adapter: words || 'an adapter that does not say its name',
    software:
      isFallbackAdapter === true || SOFTWARE.test([vendor, architecture, device, description].join(' ')),
  };
}
