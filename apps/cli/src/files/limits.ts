/** Largest size of an input file, in bytes: 2 GiB. */
export const MAX_INPUT_BYTES: number = 2 ** 31;
