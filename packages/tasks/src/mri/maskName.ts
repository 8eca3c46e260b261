/** Names of the masks for simulated k-space. */
export const maskNames = ['gaussian', 'radial', 'lines', 'equispaced', 'full'] as const;

/** Name of a mask for simulated k-space. */
export type MaskName = (typeof maskNames)[number];
