import { mriDescription } from '@fourier-features/tasks/descriptions';
import { type Command, Option } from 'commander';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, oneOf, path, positive } from '../terminal/rules.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

const ORIGINS = ['corner', 'centre'] as const;

export interface MriReconstructValues extends TrainingValues {
  coils?: true;
  centred?: true;
  imageOrigin?: 'corner' | 'centre';
  real?: true;
  slice?: number;
  mask?: string;
  sensitivities?: string;
  centreFraction?: number;
}

/** Options and help of `mri reconstruct`. */
export const mriReconstruct: TaskCommand<MriReconstructValues> = {
  task: mriDescription,
  name: 'reconstruct',
  description: 'Fit a field to measured k-space.',
  argument: {
    flags: '<kspace>',
    description:
      'K-space on a Cartesian grid: complex .npy array [height, width] or [depth, height, width], fastMRI .h5 or BART .cfl.',
  },
  seeds: 'the frequencies and initial weights',
  scaleFrom: 'the zero-filled reconstruction',
  target: targetPsnr('PSNR of the measurements at which to stop.'),
  adjustable: [],
  options: () => [
    new Option('--coils', 'Coils are along the first axis of a .npy array.'),
    new Option(
      '--centred',
      'DC is in the middle of each axis of a .npy array, at index n/2 rounded down, rather than at 0.',
    ),
    option(
      '--image-origin <place>',
      'Origin of the image, from which phases are measured: corner (index 0) or centre (n/2 rounded down). (default: where DC is)',
      { rule: oneOf(ORIGINS), words: ORIGINS },
    ),
    option('--slice <k>', 'Index of the slice of a fastMRI file, from 0. (default: the middle one)', {
      rule: integer(0, 100_000),
    }),
    new Option('--real', 'The image is real and not negative.'),
    option(
      '--mask <file>',
      'Array of 1 for sampled bins and 0 for others, DC where k-space has it: .npy or .cfl. (default: bins that are not 0)',
      { rule: path },
    ),
    option(
      '--sensitivities <file>',
      'Complex array of the coils’ sensitivities, images of the shape of k-space: .npy or .cfl. (default: estimated from its centre)',
      { rule: path },
    ),
    option(
      '--centre-fraction <fraction>',
      'Fraction of each axis about DC from which sensitivities are estimated; it must be sampled densely. (default: 0.08, at least 8 bins of the second longest axis)',
      { rule: positive(1) },
    ),
  ],
  invocation: (file) => `mri reconstruct ${quoted(file!)}`,
  help: `
Transforms are unitary: k-space = FFT/√n. In numpy's words, k-space is read as

  without --centred                      fft2(image, norm="ortho")
  --centred                              fftshift(fft2(ifftshift(image), norm="ortho"))
  --centred --image-origin corner        fftshift(fft2(image, norm="ortho"))
  --image-origin centre                  fft2(ifftshift(image), norm="ortho")

--centred is what fastMRI, BART and sigpy write. Files of fastMRI (.h5, dataset kspace) and BART (.cfl with its .hdr) are
read so without options; their coils are recognised. Warnings say where the data contradict this.

The field is complex unless --real is given; results are magnitudes, in the unit of the unitary inverse transform. Pictures
have row 0 at the bottom, as viewers show NIfTI volumes.

Examples:
  $ fourier-features mri reconstruct kspace.npy
  $ fourier-features mri reconstruct kspace.npy --field siren
  $ fourier-features mri reconstruct knee.npy --coils --centred --steps 500
  $ fourier-features mri reconstruct file1000001.h5 --slice 18
  $ fourier-features mri reconstruct kspace.cfl --sensitivities maps.cfl`,
};

/** Returns `mri reconstruct`. */
export function mriReconstructCommand(): Command {
  return fitCommand(mriReconstruct);
}
