import { type CtInput, ctTask, type FitSettings, readSinogram } from '@fourier-features/tasks';
import type { Command } from 'commander';
import { readInput, refuse, stem } from '../files/inputs.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, positive } from '../terminal/rules.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import { trainingSettings } from '../training/trainingSettings.ts';
import { type CtValues, scanOptions } from './options.ts';

/** Bytes of a sinogram that is back-projected in less than a second. */
const QUICK_BYTES = 2 ** 20;

interface CtReconstructValues extends CtValues {
  size?: number;
  detectorSpacing?: number;
  centre?: number;
  incident?: number;
  peak?: number;
}

const ct: TaskCommand<CtInput, FitSettings, CtReconstructValues> = {
  task: ctTask,
  name: 'reconstruct',
  description: 'Fit a field to a measured sinogram.',
  argument: {
    flags: '<sinogram>',
    description: 'Sinogram of a parallel beam: .npy array [projections, detectors].',
  },
  seeds: 'the frequencies and initial weights',
  scaleFrom: 'a filtered back-projection',
  target: targetPsnr('PSNR of the measurements at which to stop.'),
  adjustable: [],
  options: () => [
    ...scanOptions(),
    option('--size <pixels>', 'Side of the result. (default: the number of detectors)', {
      rule: integer(2, 4096, 'pixels'),
    }),
    option(
      '--detector-spacing <length>',
      'Distance between detectors, in the unit of length of the line integrals, such as mm. (default: 1/detectors, a side of 1)',
      { rule: positive(1e9, 'units of length') },
    ),
    option(
      '--centre <detector>',
      'Detector on which the centre of rotation falls; may be fractional. (default: the middle)',
      { rule: positive(1e6, 'detectors') },
    ),
    option(
      '--incident <I0>',
      'Intensity without an object, if the file holds intensities: −log(I/I0) is taken.',
      {
        rule: positive(1e30, 'the unit of the intensities'),
      },
    ),
    option(
      '--peak <value>',
      'Attenuation that becomes 1. (default: 1, or the largest of a filtered back-projection if that is far from 1)',
      { rule: positive(1e30, 'attenuation per unit of length') },
    ),
  ],
  read: async (file, values, { blocking }) => {
    const { arc, operator, size, detectorSpacing, centre, incident, peak } = values;
    const bytes = await readInput(file!);
    const options = { name: stem(file!), arc, operator, size, detectorSpacing, centre, incident, peak };
    const read = (): Promise<CtInput> => refuse(file!, () => readSinogram(bytes, options));
    return bytes.length > QUICK_BYTES ? blocking(read) : read();
  },
  settings: trainingSettings,
  invocation: (file) => `ct reconstruct ${quoted(file!)}`,
  help: `
Angles are evenly spread over --arc, from 0; detectors lie along x at angle 0, and turn from x towards y (downwards).
The picture shows attenuations from 0 to the peak, which the manifest states.

Examples:
  $ fourier-features ct reconstruct phantom-shepp-logan-gaussian/sinogram.npy
  $ fourier-features ct reconstruct scan.npy --incident 65535 --detector-spacing 0.5 --size 256 --scale 5`,
};

/** Returns `ct reconstruct`. */
export function ctReconstructCommand(): Command {
  return fitCommand(ct);
}
