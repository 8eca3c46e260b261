import { drawVolume, readVolume, type VolumeInput } from '@fourier-features/tasks';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { readInput, refuse, stem } from './inputs.ts';
import { phantomOf } from './phantom.ts';
import { VOLUME } from './sliceOptions.ts';

/**
 * Reads a NIfTI volume, or draws a phantom.
 *
 * @throws UserError if the file is missing, damaged, not a volume, or too large.
 */
export async function readVolumeFile(
  source: string,
  { size, volume, seed }: { size?: number | undefined; volume: number; seed: number },
): Promise<VolumeInput> {
  const phantom = phantomOf(source);
  if (phantom) {
    refuseUnused({ '--volume': volume !== VOLUME }, `${source} must be a file (.nii, .nii.gz)`);
    return drawVolume(phantom, { size, seed });
  }
  const bytes = await readInput(source);
  return refuse(source, () => readVolume(bytes, { name: stem(source), size, volume }));
}
