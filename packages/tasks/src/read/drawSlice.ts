import { seededRandom } from '@fourier-features/core';
import { randomSheppLogan, sheppLogan } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import { flippedRows } from './flipRows.ts';
import type { PhantomName } from './phantomName.ts';
import type { SliceInput } from './sliceInput.ts';

export interface DrawSliceOptions {
  /** Pixels along each side; 256 by default. */
  size?: number | undefined;
  /** Seed of the random phantom; 0 by default. */
  seed?: number | undefined;
}

const SIDE = 256;

/**
 * Draws a 2-D phantom.
 *
 * @throws RangeError if the size is not an integer of at least 2.
 * @example
 * import { drawSlice, simulateCt } from '@fourier-features/tasks';
 *
 * const input = simulateCt(await drawSlice('random', { size: 32, seed: 3 }));
 */
export async function drawSlice(
  phantom: PhantomName,
  { size = SIDE, seed = 0 }: DrawSliceOptions = {},
): Promise<SliceInput> {
  const shape = [size, size] as const;
  const { values } =
    phantom === 'random'
      ? randomSheppLogan({ shape, normals: seededRandom(seed).normals(60) })
      : sheppLogan({ shape });
  return {
    name: `phantom-${phantom}`,
    sha256: await sha256(values),
    // The first row of a phantom is the lowest.
    values: flippedRows(values, size),
    shape,
    warnings: [],
    notes: [],
    settings: { size },
    volume: undefined,
  };
}
