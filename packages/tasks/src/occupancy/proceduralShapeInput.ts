import type { ProgressOptions } from '@fourier-features/core/progress';
import { proceduralShape } from '@fourier-features/datasets';
import { type OccupancyInput, shapeInput } from './occupancyInput.ts';

/**
 * Makes a procedural shape for occupancy; `proceduralShapes` of datasets lists their names.
 *
 * @throws RangeError if the name is unknown; the signal's reason if aborted.
 * @example
 * import { proceduralShapeInput } from '@fourier-features/tasks';
 *
 * const { description, shape } = await proceduralShapeInput('torus');
 */
export async function proceduralShapeInput(
  name: string,
  progress: ProgressOptions = {},
): Promise<OccupancyInput> {
  const { mesh } = await proceduralShape(name);
  return shapeInput({ mesh, spacing: 0 }, name, progress);
}
