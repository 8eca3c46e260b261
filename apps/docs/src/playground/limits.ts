/** Limits of the numbers, which keep a page usable. */
export const limits = {
  side: { min: 16, max: 1024 },
  frequencyCount: { min: 1, max: 1024 },
  width: { min: 4, max: 512 },
  depth: { min: 1, max: 8 },
  learningRate: { min: 1e-6, max: 1 },
  steps: { min: 1, max: 20_000 },
  batchSize: { min: 16, max: 65_536 },
  seed: { min: 0, max: 4_294_967_295 },
  scale: { min: 0.1, max: 512 },
} as const;
