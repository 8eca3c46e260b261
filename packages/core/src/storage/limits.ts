/** Largest header of a safetensors file, in bytes, as in the format's own reader. */
export const MAX_HEADER_BYTES: number = 100_000_000;

/** Largest number of arrays in a safetensors file: 2^14, those of a checkpoint of 2700 layers. */
export const MAX_ARRAYS: number = 2 ** 14;
