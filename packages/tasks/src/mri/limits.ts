/** Largest number of values of k-space that is read at once, a complex number being two: 2²⁸, 1 GiB. */
export const MAX_KSPACE_VALUES: number = 2 ** 28;

/** Largest header of a .cfl file: 64 KiB. */
export const MAX_HDR_BYTES: number = 2 ** 16;

/** Largest number of dimensions in the header of a .cfl file; BART writes 16. */
export const MAX_CFL_DIMENSIONS: number = 32;

/** Largest ratio of sizes before and after compression, that of deflate. */
export const MAX_DEFLATION: number = 1032;
