import { type CtInput, ctTask, type FitSettings, readSinogram } from '@fourier-features/tasks';
import { readInput, refuse } from '../files/inputs.ts';
import { stem } from '../files/stem.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import type { TaskWork } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import type { CtReconstructValues } from './reconstruct.ts';

/** Bytes of a sinogram that is back-projected in less than a second. */
const QUICK_BYTES = 2 ** 20;

const ANGLES_NEEDED = 'there must be --angles';

/** Picks what describes the scan. */
const scanValues = ({
  convention,
  layout,
  arc,
  angles,
  angleUnit,
  direction,
  angleOffset,
  operator,
  size,
  detectorSpacing,
  centre,
  incident,
  peak,
}: CtReconstructValues) => ({
  convention,
  layout,
  arc,
  angles,
  angleUnit,
  direction,
  angleOffset,
  operator,
  size,
  detectorSpacing,
  centre,
  incident,
  peak,
});

/** How the options of `ct reconstruct` are carried out. */
export const ctReconstructWork: TaskWork<CtInput, FitSettings, CtReconstructValues> = {
  task: ctTask,
  read: async (file, values, { blocking }) => {
    const { angles: anglesPath, arc, ...options } = scanValues(values);
    if (anglesPath === undefined)
      refuseUnused({ '--angle-unit': options.angleUnit !== undefined }, ANGLES_NEEDED);
    else refuseUnused({ '--arc': arc !== Math.PI }, '--angles must be left out');
    const angles = anglesPath === undefined ? undefined : await readInput(anglesPath);
    const bytes = await readInput(file!);
    const read = (): Promise<CtInput> =>
      refuse(file!, () => readSinogram(bytes, { name: stem(file!), arc, angles, ...options }));
    const input = await (bytes.length > QUICK_BYTES ? blocking(read) : read());
    return { ...input, settings: { ...input.settings, angles: anglesPath ?? null } };
  },
  settings: trainingSettings,
};
