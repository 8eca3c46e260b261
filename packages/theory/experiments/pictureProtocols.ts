/**
 * Reduced protocol of the figures with networks trained on photographs: 128×128 pixels, smaller networks, batches of a
 * quarter of the training pixels. `side` is the photographs' side after reduction by `reduce`.
 */
export const QUICK_PICTURES = { reduce: 4, width: 128, batchSize: 1024, steps: 500 } as const;

/** The paper's protocol for images: 512×512 pixels, all training pixels in each step. */
export const PAPER_PICTURES = { reduce: 1, width: 256, batchSize: 'full', steps: 2000 } as const;

/** Learning rate of Adam. */
export const PICTURE_RATE = 1e-3;

/** The paper's scale of Gaussian features on 512×512 pixels, in cycles per side. */
export const PICTURE_SCALE = 10;
