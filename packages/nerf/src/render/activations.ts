/** Raw network output → colour in (0, 1). */
export const toColour = (raw: number): number => 1 / (1 + Math.exp(-raw));

/** Raw network output → density σ ≥ 0, per scene unit of depth: ReLU, as in the paper. */
export const toDensity = (raw: number): number => Math.max(0, raw);
