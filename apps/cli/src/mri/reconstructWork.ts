import { type FitSettings, type MriInput, mriTask, readKspace } from '@fourier-features/tasks';
import { refuse } from '../files/inputs.ts';
import { stem } from '../files/stem.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import { bytesOf, readKspaceFile } from './readKspaceFile.ts';
import type { MriReconstructValues } from './reconstruct.ts';

/** Bytes of k-space that is transformed in less than a second. */
const QUICK_BYTES = 2 ** 24;

/** How the options of `mri reconstruct` are carried out. */
export const mriReconstructWork: TaskWork<MriInput, FitSettings, MriReconstructValues> = {
  task: mriTask,
  read: async (file, values, { blocking }) => {
    const { coils, centred, imageOrigin, real, slice, centreFraction } = values;
    const given = { '--centre-fraction': centreFraction !== undefined };
    if (!coils && /\.npy$/i.test(file!))
      refuseUnused(
        { ...given, '--sensitivities': values.sensitivities !== undefined },
        'k-space must have --coils',
      );
    if (values.sensitivities !== undefined) refuseUnused(given, 'sensitivities must be estimated, not given');
    const mask = values.mask === undefined ? undefined : await readKspaceFile(values.mask);
    const sensitivities =
      values.sensitivities === undefined ? undefined : await readKspaceFile(values.sensitivities);
    const kspace = await readKspaceFile(file!);
    const conventions = { coils, centred, imageOrigin, real, slice };
    const options = { name: stem(file!), ...conventions, mask, sensitivities, centreFraction };
    const read = (): Promise<MriInput> => refuse(file!, () => readKspace(kspace, options));
    const input = await (bytesOf(kspace) > QUICK_BYTES ? blocking(read) : read());
    const paths = { mask: values.mask ?? null, sensitivities: values.sensitivities ?? null };
    return { ...input, settings: { ...input.settings, ...paths } };
  },
  settings: trainingSettings,
};
