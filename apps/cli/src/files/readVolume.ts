import { drawVolume, readVolume, type VolumeInput } from '@fourier-features/tasks';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { refuse } from './inputs.ts';
import { phantomOf } from './phantom.ts';
import { NON_FINITE, type NonFiniteName, VOLUME } from './sliceOptions.ts';
import { stem } from './stem.ts';
import { readVolumeSource } from './volumeSource.ts';

/**
 * Reads a volume, a file or the DICOM series in a folder, or draws a phantom.
 *
 * @throws UserError if the file is missing, damaged, not a volume, or too large.
 */
export async function readVolumeFile(
  source: string,
  values: { size?: number | undefined; volume: number; nonFinite: NonFiniteName; seed: number },
): Promise<VolumeInput> {
  const { size, volume, nonFinite, seed } = values;
  const phantom = phantomOf(source);
  if (phantom) {
    const given = { '--volume': volume !== VOLUME, '--non-finite': nonFinite !== NON_FINITE };
    refuseUnused(given, `${source} must be a file or a folder`);
    return drawVolume(phantom, { size, seed });
  }
  const bytes = await readVolumeSource(source);
  return refuse(source, () => readVolume(bytes, { name: stem(source), size, volume, nonFinite }));
}
