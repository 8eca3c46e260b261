/** Largest length of a `transforms.json`, in characters as text and in bytes as a file: 2^25. */
export const MAX_TRANSFORMS_LENGTH: number = 2 ** 25;

/** Largest number of frames in a `transforms.json`: 2^16. */
export const MAX_FRAMES: number = 2 ** 16;

/** Largest number of pixels of all pictures of a scene after their reduction, by default: 2^28, 4 GiB in RGBA. */
export const MAX_SCENE_PIXELS: number = 2 ** 28;
