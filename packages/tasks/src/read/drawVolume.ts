import { seededRandom } from '@fourier-features/core';
import { randomSheppLogan3d, sheppLogan3d, unitVolume } from '@fourier-features/datasets';
import { sha256 } from '../sha256.ts';
import type { PhantomName } from './phantomName.ts';
import type { VolumeInput } from './volumeInput.ts';

export interface DrawVolumeOptions {
  /** Voxels along each side; 64 by default. */
  size?: number | undefined;
  /** Seed of the random phantom; 0 by default. */
  seed?: number | undefined;
}

const SIDE = 64;

/**
 * Draws a 3-D phantom.
 *
 * @throws RangeError if the size is not an integer of at least 2.
 * @example
 * import { drawVolume, simulateMri } from '@fourier-features/tasks';
 *
 * const input = simulateMri(await drawVolume('random', { size: 16, seed: 3 }));
 */
export async function drawVolume(
  phantom: PhantomName,
  { size = SIDE, seed = 0 }: DrawVolumeOptions = {},
): Promise<VolumeInput> {
  const shape = [size, size, size] as const;
  const drawn =
    phantom === 'random'
      ? randomSheppLogan3d({ shape, normals: seededRandom(seed).normals(80) })
      : sheppLogan3d({ shape });
  return {
    name: `phantom-${phantom}`,
    sha256: await sha256(drawn.values),
    volume: unitVolume(drawn),
    warnings: [],
    notes: [],
    settings: { size },
  };
}
