import { Command } from 'commander';
import { readSinogram } from '../run/ct/readSinogram.ts';
import { finishReconstruction } from '../run/reconstruction/finishReconstruction.ts';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { readResumed } from '../run/resumed.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { addCtOptions, type CtOptions, ctSettings } from './ctOptions.ts';
import { withMeasurementOf } from './trainingOptions.ts';

/** What the options of `ct reconstruct` give. */
export interface CtReconstructOptions extends CtOptions {
  size?: number;
  detectorSpacing?: number;
  centre?: number;
  incident?: number;
  peak?: number;
}

export function ctReconstructCommand(): Command {
  const command = new Command('reconstruct')
    .description('learn a slice from a measured sinogram')
    .argument('<sinogram>', 'a .npy array [projections, detectors], parallel beam')
    .option(
      '--size <pixels>',
      'side of the result (default: the number of detectors)',
      wholeNumber(2, 4096, 'pixels'),
    )
    .option(
      '--detector-spacing <length>',
      'between detectors, in the unit of the line integrals, such as mm (default: 1/detectors, the side being 1)',
      positiveNumber(1e9, 'units of length'),
    )
    .option(
      '--centre <detector>',
      'that the centre of rotation falls on, whole or not (default: the middle)',
      positiveNumber(1e6, 'detectors'),
    )
    .option(
      '--incident <I0>',
      'the file holds intensities: take −log(I/I0) first',
      positiveNumber(1e30, 'the unit of the intensities'),
    )
    .option(
      '--peak <value>',
      'attenuation that stands for 1 (default: 1, or the largest of a filtered back-projection if that is far from 1)',
      positiveNumber(1e30, 'attenuation per unit of length'),
    );
  return addCtOptions(command, 'one')
    .addHelpText(
      'after',
      `
Angles are evenly spread over --arc, from 0; detectors lie along x at angle 0, and turn from x towards y (downwards).
The picture shows attenuations from 0 to the peak, which the manifest states.

Examples:
  $ fourier-features ct reconstruct phantom-shepp-logan-gaussian/sinogram.npy
  $ fourier-features ct reconstruct scan.npy --incident 65535 --detector-spacing 0.5 --size 256 --scale 5`,
    )
    .action(async (file: string, options: CtReconstructOptions) => {
      const resumed =
        typeof options.resume === 'string'
          ? await readResumed<ReconstructionSettings>(options.resume, 'ct', command)
          : undefined;
      const chosen = resumed ? withMeasurementOf(resumed.settings, options) : options;
      const { problem, measurement } = await readSinogram(file, chosen);
      const settings = resumed?.settings ?? ctSettings(options.encoding, options, measurement);
      await finishReconstruction({ problem, settings, options, resumed, command: `ct reconstruct ${file}` });
    });
}
