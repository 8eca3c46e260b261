import { type ProgressOptions, partOf } from '@fourier-features/core/progress';
import { decodeMesh } from '@fourier-features/datasets';
import { type OccupancyInput, shapeInput } from './occupancyInput.ts';

/**
 * Reads a mesh file for occupancy: PLY, OBJ, OFF, STL or GLB.
 *
 * @param name name of the file, whose extension helps to tell formats apart.
 * @throws Error if the bytes are not a mesh; InputError if its coordinates are rounded to more than 1e-5 of its size, or it has
 * almost no inside; the signal's reason if aborted.
 * @example
 * import { readShape } from '@fourier-features/tasks';
 *
 * const text = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';
 * const { description } = await readShape(new TextEncoder().encode(text), 'corner.obj');
 */
export async function readShape(
  bytes: Uint8Array,
  name: string,
  progress: ProgressOptions = {},
): Promise<OccupancyInput> {
  const source = await decodeMesh(bytes, { name, ...partOf(progress, 0, 0.5) });
  return shapeInput(source, withoutExtension(name), partOf(progress, 0.5, 1));
}

function withoutExtension(name: string): string {
  return name.replace(/(\.[a-z0-9]+)?(\.gz)?$/i, '') || name;
}
