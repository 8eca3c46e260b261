import { type FitSettings, type MriInput, mriTask, readKspace } from '@fourier-features/tasks';
import { type Command, Option } from 'commander';
import { readInput, refuse, stem } from '../files/inputs.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { refuseUnused } from '../terminal/refuseUnused.ts';
import { path, positive } from '../terminal/rules.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

/** Bytes of k-space that is transformed in less than a second. */
const QUICK_BYTES = 2 ** 24;

interface MriReconstructValues extends TrainingValues {
  coils?: true;
  centred?: true;
  real?: true;
  mask?: string;
  sensitivities?: string;
  centreFraction?: number;
}

const mri: TaskCommand<MriInput, FitSettings, MriReconstructValues> = {
  task: mriTask,
  name: 'reconstruct',
  description: 'Fit a field to measured k-space.',
  argument: {
    flags: '<kspace>',
    description: 'K-space on a Cartesian grid: complex .npy array [height, width] or [depth, height, width].',
  },
  seeds: 'the frequencies and initial weights',
  scaleFrom: 'the zero-filled reconstruction',
  target: targetPsnr('PSNR of the measurements at which to stop.'),
  adjustable: [],
  options: () => [
    new Option('--coils', 'Coils are along the first axis.'),
    new Option('--centred', 'DC is in the middle of each axis, at index n/2, rather than at 0.'),
    new Option('--real', 'The image is real and not negative.'),
    option('--mask <npy>', 'Array of 1 for sampled bins and 0 for others. (default: bins that are not 0)', {
      rule: path,
    }),
    option(
      '--sensitivities <npy>',
      'Complex array of the coils’ sensitivities, of the shape of k-space. (default: estimated from its centre)',
      { rule: path },
    ),
    option(
      '--centre-fraction <fraction>',
      'Fraction of each axis about DC from which sensitivities are estimated; it must be sampled densely. (default: 0.08, at least 8 bins)',
      { rule: positive(1) },
    ),
  ],
  read: async (file, values, { blocking }) => {
    const { coils, centred, real, centreFraction } = values;
    const given = { '--centre-fraction': centreFraction !== undefined };
    if (!coils)
      refuseUnused(
        { ...given, '--sensitivities': values.sensitivities !== undefined },
        'k-space must have --coils',
      );
    if (values.sensitivities !== undefined) refuseUnused(given, 'sensitivities must be estimated, not given');
    const mask = values.mask === undefined ? undefined : await readInput(values.mask);
    const sensitivities =
      values.sensitivities === undefined ? undefined : await readInput(values.sensitivities);
    const bytes = await readInput(file!);
    const options = { name: stem(file!), coils, centred, real, mask, sensitivities, centreFraction };
    const read = (): Promise<MriInput> => refuse(file!, () => readKspace(bytes, options));
    const input = await (bytes.length > QUICK_BYTES ? blocking(read) : read());
    const paths = { mask: values.mask ?? null, sensitivities: values.sensitivities ?? null };
    return { ...input, settings: { ...input.settings, ...paths } };
  },
  settings: trainingSettings,
  invocation: (file) => `mri reconstruct ${quoted(file!)}`,
  help: `
Transforms are unitary: k-space = FFT/√n. The field is complex unless --real is given; results are magnitudes, in the
unit of the unitary inverse transform. Pictures have row 0 at the bottom, as viewers show NIfTI volumes.

Examples:
  $ fourier-features mri reconstruct kspace.npy
  $ fourier-features mri reconstruct knee.npy --coils --centred --steps 500`,
};

/** Returns `mri reconstruct`. */
export function mriReconstructCommand(): Command {
  return fitCommand(mri);
}
