import { decodePicture } from '@fourier-features/pictures';
import { drawSlice, readPictureSlice, readVolumeSlice, type SliceInput } from '@fourier-features/tasks';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { readInput, refuse } from './inputs.ts';
import { phantomOf } from './phantom.ts';
import { AXIS, NON_FINITE, type SliceValues, VOLUME } from './sliceOptions.ts';
import { stem } from './stem.ts';
import { isVolume, readVolumeSource } from './volumeSource.ts';

/**
 * Reads a slice to scan: a picture, a slice of a volume, or a phantom.
 *
 * @throws UserError if the file is missing or damaged, or there is no such slice.
 */
export async function readSlice(source: string, values: SliceValues & { seed: number }): Promise<SliceInput> {
  const { size, slice, axis, volume, nonFinite, seed, maxPixels } = values;
  const phantom = phantomOf(source);
  const fromVolume = !phantom && (await isVolume(source));
  if (!fromVolume) {
    const given = {
      '--slice': slice !== undefined,
      '--axis': axis !== AXIS,
      '--volume': volume !== VOLUME,
      '--non-finite': nonFinite !== NON_FINITE,
    };
    refuseUnused(given, `${source} must be a volume (.nii, .nii.gz, .mgh, .mgz, .dcm) or a folder`);
  }
  if (phantom) return drawSlice(phantom, { size, seed });
  const name = stem(source);
  if (fromVolume) {
    const read = await readVolumeSource(source);
    return refuse(source, () => readVolumeSlice(read, { name, size, slice, axis, volume, nonFinite }));
  }
  const bytes = await readInput(source);
  return refuse(source, () => readPictureSlice(bytes, { name, size, decodePicture, maxPixels }));
}
