import { defaults } from '@fourier-features/ct';
import { type CtOperatorName, ctDescription } from '@fourier-features/tasks/descriptions';
import type { Command } from 'commander';
import { maxPixelsGiven } from '../files/limits.ts';
import { type SliceValues, sliceOptions } from '../files/sliceOptions.ts';
import { VOLUME_KINDS } from '../files/volumeKinds.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, oneOf, positive } from '../terminal/rules.ts';
import { compareCommand } from '../training/compareCommand.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import { type CtValues, OPERATORS, scanOptions } from './options.ts';

export interface CtFitValues extends CtValues, SliceValues {
  angles: number;
  simulate?: CtOperatorName;
  photons?: number;
}

/** Options and help of `ct fit`. */
export const ctFit: TaskCommand<CtFitValues> = {
  task: ctDescription,
  name: 'fit',
  description: 'Scan a picture in simulation and fit a field to its sinogram.',
  argument: {
    flags: '<source>',
    description: `Picture, ${VOLUME_KINDS}, phantom:shepp-logan or phantom:random.`,
  },
  seeds: 'the frequencies, initial weights, simulated noise and random phantoms',
  scaleFrom: 'a filtered back-projection',
  target: targetPsnr('PSNR against the ground truth at which to stop.'),
  adjustable: ['maxPixels'],
  options: () => [
    ...scanOptions(),
    option('--angles <n>', 'Number of projections, evenly spread over the arc.', {
      rule: integer(1, 100_000),
      value: defaults.angles,
    }),
    ...sliceOptions(),
    option(
      '--simulate <name>',
      'Operator that makes the measurements. (default: the one that explains them)',
      { rule: oneOf(OPERATORS), words: OPERATORS },
    ),
    option(
      '--photons <n>',
      'Photons per detector without an object, for Poisson noise. (default: no noise)',
      { rule: positive(1e12, 'photons') },
    ),
  ],
  invocation: (source, values) => `ct fit ${quoted(source!)}${maxPixelsGiven(values)}`,
  help: `
The folder gets reconstruction.png (16 bit), error.png, sinogram.npy, field.safetensors, curve.svg and manifest.json;
for a slice of a volume also reconstruction.nii.gz, with the units and the affine of the volume.
PSNR and SSIM are against the picture that was scanned. Sinograms are [projections, detectors], line integrals with the
picture's side as the unit of length.

Examples:
  $ fourier-features ct fit phantom:shepp-logan
  $ fourier-features ct fit slice.png --angles 40 --photons 100000
  $ fourier-features ct fit head.nii.gz --slice 90 --size 256 --scale 5
  $ fourier-features ct fit series/ --slice 40
  $ fourier-features ct fit phantom:shepp-logan --field siren
  $ fourier-features ct fit phantom:random --seed 3 --operator published --steps 1000`,
};

/** Returns `ct fit`. */
export function ctFitCommand(): Command {
  return fitCommand(ctFit);
}

/** Returns `ct compare`. */
export function ctCompareCommand(): Command {
  return compareCommand(ctFit, {
    description:
      'Scan a picture in simulation and reconstruct it by filtered back-projection, SART, a grid with total variation, and fields of four encodings or of --fields; write one labelled sheet and a table.',
    help: `
Each encoding or field has its own default scale and learning rate. The folder gets sheet.png, table.md and, for each of them,
the files of ct fit.

Examples:
  $ fourier-features ct compare phantom:shepp-logan
  $ fourier-features ct compare head.nii.gz --slice 90 --size 128 --angles 40 --photons 100000
  $ fourier-features ct compare phantom:shepp-logan --fields fourier,siren,hash,grid`,
  });
}
