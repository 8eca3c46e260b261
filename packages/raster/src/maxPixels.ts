/** Largest number of pixels that a picture is decoded to by default: 10⁸, about 2 GB while it is decoded. */
export const MAX_PIXELS: number = 100_000_000;
