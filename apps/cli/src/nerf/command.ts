import type { Bounds } from '@fourier-features/core';
import { type Background, type DensityActivation, defaults } from '@fourier-features/nerf';
import { nerfDescription, sceneNames } from '@fourier-features/tasks/descriptions';
import { type Command, Option } from 'commander';
import { maxPixelsGiven, maxScenePixelsOption } from '../files/limits.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { box, integer, oneOf, positive } from '../terminal/rules.ts';
import { compareCommand } from '../training/compareCommand.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

export interface NerfValues extends TrainingValues {
  scene?: string;
  reduce: number;
  maxPixels: number;
  near?: number;
  far?: number;
  bounds?: Bounds;
  background?: Background;
  raysPerStep: number;
  samples: number;
  density: DensityActivation;
  occupancy: boolean;
}

const BACKGROUNDS: readonly Background[] = ['black', 'white', 'alpha'];
const DENSITIES: readonly DensityActivation[] = ['softplus', 'relu'];

/** Options and help of `nerf fit`. */
export const nerfCommand: TaskCommand<NerfValues> = {
  task: nerfDescription,
  name: 'fit',
  description: 'Fit a scene to pictures whose cameras are known, and render the held-out views.',
  argument: {
    flags: '[folder]',
    description:
      'Scene with transforms_train.json or transforms.json, as nerf-synthetic, nerfstudio and instant-ngp have it; a folder or a ZIP archive of it.',
  },
  seeds: 'the frequencies, initial weights and rays',
  scaleFrom: 'the pictures',
  target: targetPsnr('Fit PSNR at which to stop.'),
  adjustable: ['scene', 'maxPixels'],
  options: () => [
    option('--scene <name>', `Procedural scene instead of a folder. (default: ${sceneNames[0]})`, {
      rule: oneOf(sceneNames),
      words: sceneNames,
    }),
    option('--reduce <factor>', 'Integer factor of a box reduction of the pictures.', {
      rule: integer(1, 64),
      value: 1,
    }),
    maxScenePixelsOption('all pictures after their reduction'),
    option(
      '--near <depth>',
      'Depth at which rays begin, in scene units. (default: half the distance to the point that the cameras look at)',
      { rule: positive(1e6, 'scene units') },
    ),
    option(
      '--far <depth>',
      'Depth at which rays end, in scene units. (default: one and a half times that distance)',
      {
        rule: positive(1e6, 'scene units'),
      },
    ),
    option(
      '--bounds <x0,y0,z0,x1,y1,z1>',
      'Box outside of which nothing is seen, in scene units. (default: a cube around the point that the cameras look at, or what they see between near and far)',
      { rule: box },
    ),
    option(
      '--background <name>',
      'Background of the pictures. (default: alpha, with random colours in training, if all pictures have an alpha channel, otherwise black)',
      { rule: oneOf(BACKGROUNDS), words: BACKGROUNDS },
    ),
    option('--rays-per-step <n>', 'Number of rays per step.', {
      rule: integer(1, 2 ** 20),
      value: defaults.raysPerStep,
    }),
    option('--samples <n>', 'Samples on each ray in training; rendering takes twice as many.', {
      rule: integer(2, 4096),
      value: defaults.samples,
    }),
    option('--density <name>', 'Activation of the density: softplus, or relu as in the paper.', {
      rule: oneOf(DENSITIES),
      words: DENSITIES,
      value: defaults.density,
    }),
    new Option(
      '--no-occupancy',
      'Sample all rays from near to far, as in the paper, instead of skipping empty space.',
    ),
  ],
  invocation: (folder, { scene, maxPixels }) =>
    folder === undefined
      ? `nerf fit --scene ${scene ?? sceneNames[0]}`
      : `nerf fit ${quoted(folder)}${maxPixelsGiven({ maxPixels })}`,
  help: `
The held-out views are those of transforms_test.json, otherwise of transforms_val.json, otherwise those that test_filenames
or val_filenames of the only file lists, otherwise every eighth of its frames. The folder gets field.safetensors,
rendering.png (the first held-out view), views.png (truth, rendering and nearness of up to four), curve.svg and
manifest.json. Fit PSNR is measured on pixels trained on, held-out PSNR on others.

Examples:
  $ fourier-features nerf fit --scene solids --reduce 2
  $ fourier-features nerf fit lego --reduce 4 --near 2 --far 6
  $ fourier-features nerf fit lego.zip --reduce 4
  $ fourier-features nerf fit room --near 0.5 --far 6
  $ fourier-features nerf fit statue --near 1 --far 5 --bounds -1,-1,0,1,1,2.5
  $ fourier-features nerf fit lego --reduce 4 --scale auto
  $ fourier-features nerf fit lego --reduce 4 --field hash
  $ fourier-features nerf fit city --reduce 2 --max-pixels 400000000
  $ fourier-features nerf fit lego --resume lego-gaussian/checkpoint.safetensors`,
};

/** Returns `nerf fit`. */
export function nerfFitCommand(): Command {
  return fitCommand(nerfCommand);
}

/** Returns `nerf compare`. */
export function nerfCompareCommand(): Command {
  return compareCommand(nerfCommand, {
    description:
      'Fit a scene with no mapping, basic, positional and Gaussian encodings, or with the fields of --fields; write one labelled sheet and a table.',
    help: `
Each encoding or field has its own default scale and learning rate. The folder gets sheet.png, table.md and, for each of them,
the files of nerf fit.

Examples:
  $ fourier-features nerf compare --scene solids --reduce 2 --steps 500
  $ fourier-features nerf compare lego --reduce 4
  $ fourier-features nerf compare --scene solids --reduce 2 --fields fourier,hash`,
  });
}
