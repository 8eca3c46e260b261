import { Command } from 'commander';
import { readKspace } from '../run/mri/readKspace.ts';
import { finishReconstruction } from '../run/reconstruction/finishReconstruction.ts';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { readResumed } from '../run/resumed.ts';
import { positiveNumber } from '../terminal/parsers.ts';
import { addMriOptions, mriSettings } from './mriOptions.ts';
import { type TrainingOptions, withMeasurementOf } from './trainingOptions.ts';

/** What the options of `mri reconstruct` give. */
export interface MriReconstructOptions extends TrainingOptions {
  coils?: true;
  centred?: true;
  real?: true;
  mask?: string;
  sensitivities?: string;
  centreFraction?: number;
}

export function mriReconstructCommand(): Command {
  const command = new Command('reconstruct')
    .description('learn a slice or a volume from measured k-space')
    .argument(
      '<kspace>',
      'a complex .npy array [height, width] or [depth, height, width], on a Cartesian grid',
    )
    .option('--coils', 'the first axis is that of the coils')
    .option('--centred', 'DC is in the middle of each axis, at index n/2, not at 0')
    .option('--real', 'the image is real and not negative')
    .option('--mask <npy>', 'bins that were sampled, 1 or 0 (default: those that are not 0)')
    .option(
      '--sensitivities <npy>',
      'of the coils, a complex array like k-space (default: estimated from its centre)',
    )
    .option(
      '--centre-fraction <share>',
      'of each axis about DC to estimate sensitivities from, where it is sampled densely (default: 0.08, at least 8 bins)',
      positiveNumber(1, 'shares of 1'),
    );
  return addMriOptions(command, 'one')
    .addHelpText(
      'after',
      `
Transforms are unitary: k-space = FFT/√n. The field is complex unless --real is given; results are magnitudes, in the
unit of the unitary inverse transform.

Examples:
  $ fourier-features mri reconstruct kspace.npy
  $ fourier-features mri reconstruct knee.npy --coils --centred --steps 500`,
    )
    .action(async (file: string, options: MriReconstructOptions) => {
      const resumed =
        typeof options.resume === 'string'
          ? await readResumed<ReconstructionSettings>(options.resume, 'mri', command)
          : undefined;
      const chosen = resumed ? withMeasurementOf(resumed.settings, options) : options;
      const { problem, measurement } = await readKspace(file, chosen);
      const settings =
        resumed?.settings ?? mriSettings(options.encoding, options, measurement, problem.shape);
      await finishReconstruction({ problem, settings, options, resumed, command: `mri reconstruct ${file}` });
    });
}
