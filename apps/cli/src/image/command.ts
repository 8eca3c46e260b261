import { fieldNames } from '@fourier-features/core';
import {
  defaultBatchSize,
  defaults,
  defaultsByKind,
  type Holdout,
  type PictureKind,
} from '@fourier-features/image';
import { imageDescription } from '@fourier-features/tasks/descriptions';
import type { Command } from 'commander';
import { maxPixelsGiven, maxPixelsOption } from '../files/limits.ts';
import { option } from '../terminal/option.ts';
import { quoted } from '../terminal/quoted.ts';
import { integer, oneOf, wordOr } from '../terminal/rules.ts';
import { compareCommand } from '../training/compareCommand.ts';
import { describeByName } from '../training/describeByName.ts';
import { describeRates } from '../training/describeRates.ts';
import { fitCommand } from '../training/fitCommand.ts';
import { targetPsnr } from '../training/targetPsnr.ts';
import type { TaskCommand } from '../training/taskCommand.ts';
import type { TrainingValues } from '../training/trainingValues.ts';

export interface ImageValues extends TrainingValues {
  batchSize?: number | 'full';
  holdout: Holdout;
  kind?: PictureKind;
  reduce: number;
  maxPixels: number;
}

/** Default pixels per step by field, in words. */
const BATCH_SIZES = Object.fromEntries(fieldNames.map((field) => [field, String(defaultBatchSize(field))]));

/** Options and help of `image fit`. */
export const imageCommand: TaskCommand<ImageValues> = {
  task: imageDescription,
  name: 'fit',
  description: 'Fit a picture; write the reconstruction, the field, a manifest and the training curve.',
  argument: { flags: '<file>', description: 'Picture: PNG, JPEG, WebP or another format, 8 or 16 bit.' },
  seeds: 'the frequencies, initial weights and batches',
  scaleFrom: 'the pixels',
  rates: `${describeRates(defaultsByKind.photo.encodings)} for photographs; ${describeRates(defaultsByKind.text.encodings)} for text`,
  target: targetPsnr('Fit PSNR at which to stop.'),
  adjustable: ['maxPixels'],
  options: () => [
    option(
      '--batch-size <pixels>',
      `Pixels per step, or full for all of them. (default: ${describeByName(BATCH_SIZES)})`,
      { rule: wordOr('full', integer(1, 2 ** 24, 'pixels')) },
    ),
    option(
      '--holdout <kind>',
      'Pixels held out of training: none, or grid, which trains on even rows and columns and holds out odd ones.',
      { rule: oneOf(['none', 'grid']), words: ['none', 'grid'], value: defaults.holdout },
    ),
    option(
      '--kind <kind>',
      'What the picture shows, which decides default scales and rates: photo, or text for all pictures that are mostly ground of one colour. (default: from the pixels)',
      { rule: oneOf(['photo', 'text']), words: ['photo', 'text'] },
    ),
    option('--reduce <factor>', 'Integer factor of a box reduction before the fit.', {
      rule: integer(1, 1024),
      value: 1,
    }),
    maxPixelsOption('the file'),
  ],
  invocation: (file, values) => `image fit ${quoted(file!)}${maxPixelsGiven(values)}`,
  help: `
Fit PSNR is measured on the pixels trained on, held-out PSNR on the others. A picture of which more than half is ground of
one colour, such as text, has the paper's rates and scales for text; any other has those for photographs. Colours count
premultiplied by alpha: those of transparent pixels are not fitted.

Examples:
  $ fourier-features image fit photo.jpg
  $ fourier-features image fit photo.jpg --encoding positional --scale 64 --steps 2000
  $ fourier-features image fit photo.jpg --field siren --omega 20
  $ fourier-features image fit photo.jpg --field hash --table-size 65536
  $ fourier-features image fit photo.jpg --scale auto
  $ fourier-features image fit photo.jpg --scale auto --probe 300
  $ fourier-features image fit page.png --kind text
  $ fourier-features image fit photo.png --holdout grid --batch-size full --json
  $ fourier-features image fit scan.tif --max-pixels 200000000 --reduce 4
  $ fourier-features image fit photo.png --resume photo-gaussian/checkpoint.safetensors`,
};

/** Returns `image fit`. */
export function imageFitCommand(): Command {
  return fitCommand(imageCommand);
}

/** Returns `image compare`. */
export function imageCompareCommand(): Command {
  return compareCommand(imageCommand, {
    description:
      'Fit a picture with no mapping, basic, positional and Gaussian encodings, or with the fields of --fields; write one labelled sheet and a table.',
    help: `
Each encoding or field has its own default scale and learning rate, by the kind of the picture. The folder gets sheet.png, table.md
and, for each of them, the files of image fit.

Examples:
  $ fourier-features image compare photo.jpg
  $ fourier-features image compare photo.png --holdout grid --batch-size full --steps 2000
  $ fourier-features image compare page.png --kind text --holdout grid
  $ fourier-features image compare photo.jpg --fields fourier,siren,hash`,
  });
}
