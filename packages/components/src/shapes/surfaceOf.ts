import type { Bounds, Engine, Field } from '@fourier-features/core';
import { extractMesh, NoSurfaceError } from '@fourier-features/occupancy';
import type { ShownMesh } from './shownMesh.ts';

/** The surface of a field; without a mesh while the field is nowhere inside. */
export interface Surface {
  readonly mesh: ShownMesh | undefined;
  /** Cells along the longest side. */
  readonly resolution: number;
}

/** Extracts the surface of a field. */
export async function surfaceOf(
  field: Field,
  bounds: Bounds,
  engine: Engine,
  resolution: number,
): Promise<Surface> {
  try {
    return { mesh: await extractMesh(field, { engine, bounds, resolution }), resolution };
  } catch (error) {
    if (error instanceof NoSurfaceError) return { mesh: undefined, resolution };
    throw error;
  }
}
