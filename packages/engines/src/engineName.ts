/** Engines to choose from; `auto` takes the fastest that runs here. */
export const engineNames = [
  'auto',
  'webgpu',
  'native',
  'wasm',
  'tfjs-node',
  'tfjs-wasm',
  'tfjs-cpu',
] as const;

/** Name of an engine, or `auto`. */
export type EngineName = (typeof engineNames)[number];
