import { basename, extname } from 'node:path';
import { type ImageEncodingName, type ImageSplit, imageEncoding, splitImage } from '@fourier-features/image';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { readPicture } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { concludeFit } from '../run/concludeFit.ts';
import type { ImageSettings } from '../run/image/imageSettings.ts';
import { runImageFit } from '../run/image/runImageFit.ts';
import { checkSameInput, readResumed } from '../run/resumed.ts';
import { automaticScale, type ScaleChoice } from '../run/scaleChoice.ts';
import { say } from '../terminal/say.ts';
import {
  addImageOptions,
  encodingOption,
  type SharedImageOptions,
  scaleOption,
  settingsOf,
} from './imageOptions.ts';

interface FitOptions extends SharedImageOptions {
  encoding: ImageEncodingName;
  resume?: string;
}

export function imageFitCommand(): Command {
  const command = new Command('fit')
    .description('learn a picture and write the reconstruction, the field, a manifest and the training curve')
    .argument('<file>', 'PNG, JPEG, WebP or another picture, 8 or 16 bit')
    .addOption(encodingOption())
    .addOption(scaleOption());
  return addImageOptions(command)
    .option('--resume <checkpoint>', 'go on from a checkpoint, with its settings')
    .addHelpText(
      'after',
      `
PSNR is called fit where it is measured on the pixels trained on, and held-out where it is not.

Examples:
  $ fourier-features image fit photo.jpg
  $ fourier-features image fit photo.jpg --encoding positional --scale 6 --steps 2000
  $ fourier-features image fit photo.jpg --scale auto
  $ fourier-features image fit photo.png --holdout grid --batch full --json
  $ fourier-features image fit photo.png --resume photo-gaussian/checkpoint.safetensors`,
    )
    .action(async (file: string, options: FitOptions) => fitPicture(file, options, command));
}

/** Fits one picture from the command line's options. Sets the exit code 130 if it was interrupted. */
async function fitPicture(file: string, options: FitOptions, command: Command): Promise<void> {
  const resumed =
    options.resume === undefined
      ? undefined
      : await readResumed<ImageSettings>(options.resume, 'image', command);
  const asked: ImageSettings = resumed
    ? { ...resumed.settings, targetPsnr: options.targetPsnr ?? resumed.settings.targetPsnr }
    : settingsOf(options.encoding, options);
  const input = await readPicture(file, asked.reduce);
  if (resumed) checkSameInput(file, input.sha256, resumed);
  const split = splitImage(input.picture, asked.holdout);
  const path = options.out ?? `${basename(file, extname(file))}-${asked.encoding}`;
  const { engine, description } = await chooseEngine(options);
  const out = await openOutputFolder(path);
  say(
    `${file}: ${input.picture.width}x${input.picture.height}, ${input.picture.channels} channels; ${description}`,
  );
  const scaleChoice = asked.scaleFrom && !resumed ? await chosenScale(asked, split) : undefined;
  const settings = scaleChoice ? { ...asked, scale: scaleChoice.chosen } : asked;
  await concludeFit({
    fit: (signal) =>
      runImageFit({ input, split, settings, engine, out, resume: resumed?.checkpoint, scaleChoice, signal }),
    steps: settings.steps,
    command: `image fit ${file}`,
    path,
    json: options.json,
    headline: ({ train, test }) =>
      `fit PSNR ${train.psnr.toFixed(2)} dB${test ? `, held-out PSNR ${test.psnr.toFixed(2)} dB, SSIM ${test.ssim?.toFixed(4) ?? '—'}` : ''}`,
  });
}

/** The scale that the pixels to train on suggest. */
function chosenScale(settings: ImageSettings, { train }: ImageSplit): Promise<ScaleChoice> {
  return automaticScale({
    coordinates: train.coordinates,
    values: train.targets,
    inputDim: 2,
    cells: Math.max(train.width, train.height),
    plan: settings,
    build: (options) => imageEncoding(settings.encoding, options),
  });
}
