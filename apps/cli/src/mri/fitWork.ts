import { type FitSettings, type MriInput, mriTask, simulateMri } from '@fourier-features/tasks';
import { refuse } from '../files/inputs.ts';
import { readVolumeFile } from '../files/readVolume.ts';
import { AXIS } from '../files/sliceOptions.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import { ACCELERATION, type MriFitValues, SPOKES } from './fit.ts';

/** Bins of k-space, of all coils, that are transformed in less than a second. */
const QUICK_BINS = 2 ** 22;

/** How the options of `mri fit` are carried out. */
export const mriFitWork: TaskWork<MriInput, FitSettings, MriFitValues> = {
  task: mriTask,
  read: async (source, values, { blocking }) => {
    const { size, volume, nonFinite, seed, slice, axis, mask, acceleration, spokes, coils, snr } = values;
    if (slice === undefined) refuseUnused({ '--axis': axis !== AXIS }, 'a volume is cut only with --slice');
    if (mask !== 'lines' && mask !== 'equispaced')
      refuseUnused({ '--acceleration': acceleration !== ACCELERATION }, '--mask must be lines or equispaced');
    if (mask !== 'radial') refuseUnused({ '--spokes': spokes !== SPOKES }, '--mask must be radial');
    const input = await readVolumeFile(source!, { size, volume, nonFinite, seed });
    const options = { slice, axis, mask, acceleration, spokes, coils, snr, seed };
    const scan = (): Promise<MriInput> => refuse(source!, () => simulateMri(input, options));
    return input.volume.values.length * coils > QUICK_BINS ? blocking(scan) : scan();
  },
  settings: trainingSettings,
};
