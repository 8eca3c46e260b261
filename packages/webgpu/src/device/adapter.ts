/** What an adapter says of itself. */
export interface AdapterDescription {
  /** In words, such as `nvidia ampere`. */
  readonly adapter: string;
  /** Whether it computes on the CPU. */
  readonly software: boolean;
}

/** Names of adapters that compute on the CPU, for those that do not say so. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;
/** Some implementations give the vendor as a number. */
const NAMES = /[a-z]/i;

/** Describes an adapter by what it tells of itself; browsers leave most of it out. */
export function describeAdapter({
  vendor,
  architecture,
  device,
  description,
  isFallbackAdapter,
}: Pick<
  GPUAdapterInfo,
  'vendor' | 'architecture' | 'device' | 'description' | 'isFallbackAdapter'
>): AdapterDescription {
  const family = [vendor, architecture].filter((word) => NAMES.test(word)).join(' ');
  return {
    adapter: family || description || device || 'an adapter that does not say its name',
    software: isFallbackAdapter || SOFTWARE.test([vendor, architecture, device, description].join(' ')),
  };
}
