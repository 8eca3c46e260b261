/** The contestants of the page, the one to enter twice first. */
export const contestantNames = ['webgpu', 'webgpu, kept features', 'wasm', 'tfjs-webgpu', 'jax-js'] as const;

export type ContestantName = (typeof contestantNames)[number];
