/** Packages of the reference, in the order in which people meet them. */
export const REFERENCE_PACKAGES: readonly string[] = [
  'core',
  'image',
  'occupancy',
  'ct',
  'mri',
  'nerf',
  'theory',
  'engines',
  'native',
  'wasm',
  'webgpu',
  'tasks',
  'datasets',
  'pictures',
  'charts',
  'raster',
];
