import { decodePicture } from '@fourier-features/pictures';
import { drawSlice, readPictureSlice, readVolumeSlice, type SliceInput } from '@fourier-features/tasks';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { readInput, refuse, stem } from './inputs.ts';
import { phantomOf } from './phantom.ts';
import { AXIS, type SliceValues, VOLUME } from './sliceOptions.ts';

/**
 * Reads a slice to scan: a picture, a slice of a NIfTI volume, or a phantom.
 *
 * @throws UserError if the file is missing or damaged, or there is no such slice.
 */
export async function readSlice(source: string, values: SliceValues & { seed: number }): Promise<SliceInput> {
  const { size, slice, axis, volume, seed, maxPixels } = values;
  const phantom = phantomOf(source);
  if (!isVolume(source)) {
    const given = { '--slice': slice !== undefined, '--axis': axis !== AXIS, '--volume': volume !== VOLUME };
    refuseUnused(given, `${source} must be a volume (.nii, .nii.gz)`);
  }
  if (phantom) return drawSlice(phantom, { size, seed });
  const bytes = await readInput(source);
  const name = stem(source);
  if (isVolume(source))
    return refuse(source, () => readVolumeSlice(bytes, { name, size, slice, axis, volume }));
  return refuse(source, () => readPictureSlice(bytes, { name, size, decodePicture, maxPixels }));
}

/** Returns whether a file is a volume, by its name. */
export function isVolume(source: string): boolean {
  return /\.nii(\.gz)?$/i.test(source);
}
