import {
  type AngleUnit,
  ctDescription,
  type Direction,
  type SinogramConvention,
  type SinogramLayout,
  sinogramConventions,
} from '@fourier-features/tasks/descriptions';
import type { Command } from 'commander';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { degrees, finite, integer, oneOf, path, positive } from '../terminal/rules.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import { type CtValues, scanOptions } from './options.ts';

const LAYOUTS: readonly SinogramLayout[] = ['projections-first', 'detectors-first'];
const UNITS: readonly AngleUnit[] = ['degrees', 'radians'];
const DIRECTIONS: readonly Direction[] = ['clockwise', 'counterclockwise'];

export interface CtReconstructValues extends CtValues {
  convention?: SinogramConvention;
  layout?: SinogramLayout;
  angles?: string;
  angleUnit?: AngleUnit;
  direction?: Direction;
  /** Radians. */
  angleOffset?: number;
  size?: number;
  detectorSpacing?: number;
  centre?: number;
  incident?: number;
  peak?: number;
}

/** Options and help of `ct reconstruct`. */
export const ctReconstruct: TaskCommand<CtReconstructValues> = {
  task: ctDescription,
  name: 'reconstruct',
  description: 'Fit a field to a measured sinogram.',
  argument: {
    flags: '<sinogram>',
    description: 'Sinogram of a parallel beam: .npy array, by default [projections, detectors].',
  },
  seeds: 'the frequencies and initial weights',
  scaleFrom: 'a filtered back-projection',
  target: targetPsnr('PSNR of the measurements at which to stop.'),
  adjustable: [],
  options: () => [
    option(
      '--convention <program>',
      'Program that wrote the sinogram, whose axes, angles, sense, centre and spacing are the defaults of the options below: scikit-image, astra, tigre or odl.',
      { rule: oneOf(sinogramConventions), words: sinogramConventions },
    ),
    option('--layout <order>', 'Order of the axes. (default: projections-first)', {
      rule: oneOf(LAYOUTS),
      words: LAYOUTS,
    }),
    ...scanOptions(),
    option('--angles <npy>', 'Array with the angle of each projection, instead of --arc.', { rule: path }),
    option('--angle-unit <unit>', 'Unit of --angles, which must be stated unless --convention implies it.', {
      rule: oneOf(UNITS),
      words: UNITS,
    }),
    option(
      '--direction <sense>',
      'Sense in which the detectors turn about the object, in the picture. (default: clockwise)',
      { rule: oneOf(DIRECTIONS), words: DIRECTIONS },
    ),
    option(
      '--angle-offset <degrees>',
      'Angle added to all, in degrees; at 0 the detectors lie along the rows of the picture. (default: 0)',
      { rule: degrees(-360, 360) },
    ),
    option('--size <pixels>', 'Side of the result. (default: the number of detectors that it spans)', {
      rule: integer(2, 4096, 'pixels'),
    }),
    option(
      '--detector-spacing <length>',
      'Distance between detectors, in the unit of length of the line integrals, such as mm. (default: 1/detectors, a row of 1)',
      { rule: positive(1e9, 'units of length') },
    ),
    option(
      '--centre <detector>',
      'Detector on which the centre of rotation falls, counted from 0; may be fractional, negative or beyond the last. (default: the middle)',
      { rule: finite('detectors') },
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
  invocation: (file) => `ct reconstruct ${quoted(file!)}`,
  help: `
Angles are evenly spread over --arc from 0, its end left out, or read from --angles. At 0 the detectors lie along the rows of
the picture, the first on the left, and rays run down its columns; growing angles turn the detectors clockwise as the picture
is shown, from x towards y (downwards). An object that turns clockwise before fixed detectors is --direction counterclockwise.
The centre of rotation is the middle of the picture, which covers all that the detectors see as they turn: with --centre off the
middle, it is as large as the longer side needs. The picture shows attenuations from 0 to the peak, which the manifest states.

The sums of the projections, their centres of mass and their widths tell a wrong layout, arc or centre, and intensities
without --incident: the command warns of them. They cannot tell a wrong --direction, which mirrors the picture,
--angle-offset, which turns it, or --detector-spacing, which scales attenuations.

Examples:
  $ fourier-features ct reconstruct phantom-shepp-logan-gaussian/sinogram.npy
  $ fourier-features ct reconstruct scan.npy --incident 65535 --detector-spacing 0.5 --size 256 --scale 5
  $ fourier-features ct reconstruct scan.npy --field wire --omega 10 --spread 10
  $ fourier-features ct reconstruct scan.npy --angles theta.npy --angle-unit radians --direction counterclockwise
  $ fourier-features ct reconstruct radon.npy --convention scikit-image --angles theta.npy`,
};

/** Returns `ct reconstruct`. */
export function ctReconstructCommand(): Command {
  return fitCommand(ctReconstruct);
}
