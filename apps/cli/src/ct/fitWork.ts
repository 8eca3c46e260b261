import { type CtInput, ctTask, type FitSettings, simulateCt } from '@fourier-features/tasks';
import { readSlice } from '../files/readSlice.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import type { CtFitValues } from './fit.ts';

/** Pixels times projections that are scanned in less than a second. */
const QUICK_SAMPLES = 5e7;

/** How the options of `ct fit` are carried out. */
export const ctFitWork: TaskWork<CtInput, FitSettings, CtFitValues> = {
  task: ctTask,
  read: async (source, values, { blocking }) => {
    const slice = await readSlice(source!, values);
    const { angles, arc, operator, simulate, photons, seed } = values;
    const scan = (): CtInput => simulateCt(slice, { angles, arc, operator, simulate, photons, seed });
    return slice.values.length * angles > QUICK_SAMPLES ? blocking(scan) : scan();
  },
  settings: trainingSettings,
};
