/** Largest size of a mesh file, and of what gzip data decompress to: 1 GiB. */
export const MAX_FILE_BYTES: number = 2 ** 30;

/**
 * Largest number of vertices, and of triangles, in a mesh: 2^24, so that products of two indices are exact in doubles.
 */
export const MAX_MESH_COUNT: number = 2 ** 24;

/** Largest number of lines of a mesh in text: 2^26, one for each of 2^24 vertices, normals, texture coordinates and faces. */
export const MAX_MESH_LINES: number = 2 ** 26;

/** Largest length of a line of a mesh in text, in bytes: 16 MiB. */
export const MAX_LINE_BYTES: number = 2 ** 24;

/** Largest header of a PLY file: 1 MiB. */
export const MAX_PLY_HEADER_BYTES: number = 2 ** 20;

/** Largest JSON chunk of a GLB file: 32 MiB. */
export const MAX_GLB_JSON_BYTES: number = 2 ** 25;

/** Largest number of nodes, meshes, primitives or accessors of a GLB file: 2^17. */
export const MAX_GLB_ITEMS: number = 2 ** 17;

/** Largest number of nodes above one another in a GLB file. */
export const MAX_GLB_DEPTH: number = 1000;

/** Largest number of times that the nodes of a GLB file place a primitive: 2^20. */
export const MAX_GLB_PLACEMENTS: number = 2 ** 20;

/** Largest number of voxels in a volume: 2²⁸, 1 GiB of values. */
export const MAX_VOXELS: number = 2 ** 28;

/** Bytes that gzipped NIfTI and MGH files may have after their voxels: 1 MiB. */
export const MAX_VOLUME_TRAILER_BYTES: number = 2 ** 20;

/** Largest number of axes of a .npy array: that of NumPy 2. */
export const MAX_NPY_AXES: number = 64;

/** Largest header of a .npy file, of any version: 64 KiB, as in version 1. */
export const MAX_NPY_HEADER_BYTES: number = 2 ** 16;

/** Largest number of values in a .npy array, by default: 2²⁸, 1 GiB in 32 bits; a complex number has two. */
export const MAX_NPY_VALUES: number = 2 ** 28;

/** Largest number of files of a DICOM series: 8192. */
export const MAX_DICOM_FILES: number = 2 ** 13;
