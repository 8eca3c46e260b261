import { type MaskName, maskNames, mriDescription } from '@fourier-features/tasks/descriptions';
import type { Command } from 'commander';
import { type NonFiniteName, volumeOptions } from '../files/sliceOptions.ts';
import { VOLUME_KINDS } from '../files/volumeKinds.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, oneOf, positive } from '../terminal/rules.ts';
import { compareCommand } from '../training/compareCommand.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

export interface MriFitValues extends TrainingValues {
  size: number;
  slice?: number;
  axis: 'x' | 'y' | 'z';
  volume: number;
  nonFinite: NonFiniteName;
  mask: MaskName;
  acceleration: number;
  spokes: number;
  coils: number;
  snr?: number;
}

/** Voxels along the longest side that take a few minutes on two cores. */
const SIZE = 64;
/** Default of `--acceleration`. */
export const ACCELERATION = 4;

/** Default of `--spokes`. */
export const SPOKES = 64;

/** Options and help of `mri fit`. */
export const mriFit: TaskCommand<MriFitValues> = {
  task: mriDescription,
  name: 'fit',
  description: 'Scan a volume in simulation and fit a field to part of its k-space.',
  argument: {
    flags: '<source>',
    description: `A ${VOLUME_KINDS}, phantom:shepp-logan or phantom:random.`,
  },
  seeds: 'the frequencies, initial weights, random masks, simulated noise and random phantoms',
  scaleFrom: 'the zero-filled reconstruction',
  target: targetPsnr('PSNR against the ground truth at which to stop.'),
  adjustable: [],
  options: () => [
    option(
      '--size <voxels>',
      'Voxels along the longest side, reduced by area averaging; time and memory grow with its cube.',
      { rule: integer(2, 1024, 'voxels'), value: SIZE },
    ),
    option(
      '--slice <k>',
      'Index of the slice to scan in two dimensions, after the reduction. (default: the whole volume)',
      {
        rule: integer(0, 100_000),
      },
    ),
    ...volumeOptions('Axis across which the slice is taken.'),
    option(
      '--mask <kind>',
      'Part of k-space that is sampled: gaussian (the paper’s with DC and a full centre, 12.6 %), radial, lines (random), equispaced or full.',
      { rule: oneOf(maskNames), words: maskNames, value: 'gaussian' },
    ),
    option('--acceleration <n>', 'Acceleration factor of the masks lines and equispaced.', {
      rule: integer(1, 1000),
      value: ACCELERATION,
    }),
    option('--spokes <n>', 'Number of spokes of the mask radial.', {
      rule: integer(1, 1_000_000),
      value: SPOKES,
    }),
    option('--coils <n>', 'Number of simulated receiver coils.', { rule: integer(1, 128), value: 1 }),
    option(
      '--snr <dB>',
      'Signal-to-noise ratio of k-space, for complex Gaussian noise. (default: no noise)',
      {
        rule: positive(300, 'dB'),
      },
    ),
  ],
  invocation: (source) => `mri fit ${quoted(source!)}`,
  help: `
The folder gets reconstruction.nii.gz with the affine of the input, reconstruction.png (its middle slices, 16 bit),
error.png, kspace.npy, field.safetensors, curve.svg and manifest.json. PSNR and SSIM are against the reduced volume.

Examples:
  $ fourier-features mri fit head.nii.gz --size 48
  $ fourier-features mri fit series/ --non-finite zero
  $ fourier-features mri fit head.nii.gz --size 96 --steps 1000 --scale 5
  $ fourier-features mri fit head.nii.gz --size 48 --field siren
  $ fourier-features mri fit head.nii.gz --size 128 --slice 64 --mask lines --acceleration 4 --coils 8
  $ fourier-features mri fit phantom:shepp-logan --mask radial --spokes 200 --snr 30`,
};

/** Returns `mri fit`. */
export function mriFitCommand(): Command {
  return fitCommand(mriFit);
}

/** Returns `mri compare`. */
export function mriCompareCommand(): Command {
  return compareCommand(mriFit, {
    description:
      'Scan a volume in simulation and reconstruct it with zeros for unsampled bins, by a grid of free cells, and by fields of four encodings or of --fields; write one labelled sheet and a table.',
    help: `
Each encoding or field has its own default scale, in proportion to the size. The folder gets sheet.png, table.md and, for each
of them, the files of mri fit.

Examples:
  $ fourier-features mri compare head.nii.gz --size 48
  $ fourier-features mri compare head.nii.gz --size 128 --slice 64 --mask lines --acceleration 4
  $ fourier-features mri compare head.nii.gz --size 48 --fields fourier,siren,hash`,
  });
}
