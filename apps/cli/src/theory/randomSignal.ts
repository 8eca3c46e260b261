/** Defaults of `--points` and `--alpha`. */
export const RANDOM_SIGNAL = { points: 32, alpha: 1 } as const;
