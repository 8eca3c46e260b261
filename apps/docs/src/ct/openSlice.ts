import { isDicom } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures/browser';
import { drawSlice, readPictureSlice, type SliceInput, sliceOfVolume } from '@fourier-features/tasks';
import { openVolume } from '../scans/openVolume.ts';
import type { CtSetup, CtSource } from './ctSetup.ts';

/** Something from which slices are taken. */
export interface SliceSource {
  /** Number of slices across an axis; undefined for pictures and phantoms. */
  slices(axis: 'x' | 'y' | 'z'): number | undefined;
  read(setup: Pick<CtSetup, 'size' | 'axis' | 'slice'>): Promise<SliceInput>;
}

/** Seed of the random phantom. */
const PHANTOM_SEED = 1;

/** Opens what is scanned. A volume is decoded once. */
export async function openSlice(source: CtSource): Promise<SliceSource> {
  if (source.kind === 'phantom')
    return {
      slices: () => undefined,
      read: ({ size }) => drawSlice(source.phantom, { size, seed: PHANTOM_SEED }),
    };
  const { name, bytes } = source;
  const stem = name.replace(/(\.nii)?\.[^.]*$/, '');
  if (/\.(nii|gz|mgh|mgz|dcm)$/i.test(name) || isDicom(bytes)) {
    const volume = await openVolume(bytes, { name: stem });
    const [depth, height, width] = volume.volume.shape;
    return {
      slices: (axis) => ({ x: width, y: height, z: depth })[axis],
      read: async ({ size, axis, slice }) =>
        sliceOfVolume(volume, { size, axis, ...(slice === null ? {} : { slice }) }),
    };
  }
  return {
    slices: () => undefined,
    read: ({ size }) => readPictureSlice(bytes, { name: stem, decodePicture, size }),
  };
}
