import { seededRandom } from '@fourier-features/core';
import {
  encodingDefaults,
  type ImageEncodingName,
  imageDefaults,
  imageEncoding,
  imageEncodingNames,
} from '@fourier-features/image';
import { type Command, Option } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import type { ImageSettings } from '../run/image/imageSettings.ts';
import { batchSize, positiveNumber, positiveNumberOrAuto, wholeNumber } from '../terminal/parsers.ts';
import { addNetworkOptions } from './networkOptions.ts';

/** What the options shared by `image fit` and `image compare` give. */
export interface SharedImageOptions extends EngineOptions {
  scale?: number | 'auto';
  features: number;
  width: number;
  depth: number;
  steps: number;
  batch: number | 'full';
  learningRate?: number;
  seed: number;
  holdout: 'none' | 'grid';
  targetPsnr?: number;
  reduce: number;
  out?: string;
  json?: true;
}

/** Adds the options that say how an image is fitted. */
export function addImageOptions(command: Command): Command {
  addNetworkOptions(command, imageDefaults)
    .option('--steps <n>', 'updates to make', wholeNumber(1, 10_000_000, 'steps'), imageDefaults.steps)
    .option('--batch <pixels>', 'pixels per step, or full', batchSize, imageDefaults.batchSize)
    .option(
      '--learning-rate <rate>',
      'Adam step size (default: 0.01 for none and basic, else 0.001)',
      positiveNumber(10, 'per step'),
    )
    .option(
      '--seed <n>',
      'of the frequencies, weights and batches',
      wholeNumber(0, 2 ** 32 - 1, 'type'),
      imageDefaults.seed,
    )
    .addOption(
      new Option(
        '--holdout <kind>',
        'pixels kept from training: none, or grid (odd rows and odd columns; trains on even ones)',
      )
        .choices(['none', 'grid'])
        .default(imageDefaults.holdout),
    )
    .option('--target-psnr <dB>', 'stop once the fit PSNR reaches this', positiveNumber(200, 'dB'))
    .option(
      '--reduce <factor>',
      'shrink the picture first, by a whole factor with a box filter',
      wholeNumber(1, 1024, 'times'),
      1,
    )
    .option('--out <dir>', 'folder for the results (default: named after the picture)')
    .option('--json', 'print one JSON object on stdout and nothing else there');
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

/** `--encoding`, for commands that fit one. */
export function encodingOption(): Option {
  return new Option('--encoding <name>', 'how coordinates are encoded')
    .choices(imageEncodingNames)
    .default(imageDefaults.encoding);
}

/** `--scale`. */
export function scaleOption(): Option {
  return new Option(
    '--scale <number>',
    'spread of the frequencies, in cycles per image side; for positional encodings log2 of the highest; auto chooses it from the pixels (default: the encoding’s)',
  ).argParser(positiveNumberOrAuto(1e6, 'cycles per image side'));
}

/**
 * The settings of one fit: the options, and the encoding's own defaults where they are silent.
 *
 * @throws RangeError if the encoding cannot be built from them.
 */
export function settingsOf(encoding: ImageEncodingName, options: SharedImageOptions): ImageSettings {
  const defaults = encodingDefaults[encoding];
  const automatic = options.scale === 'auto' && defaults.scale !== null;
  // Until the data have been asked, the default stands for what is chosen from them.
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = defaults.scale === null ? null : (given ?? defaults.scale);
  // Built once here, so that what it refuses is refused before anything is read, trained or written.
  imageEncoding(encoding, { scale, frequencyCount: options.features, random: seededRandom(0) });
  return {
    encoding,
    scale,
    features: options.features,
    width: options.width,
    depth: options.depth,
    steps: options.steps,
    batch: options.batch,
    learningRate: options.learningRate ?? defaults.learningRate,
    seed: options.seed,
    holdout: options.holdout,
    reduce: options.reduce,
    targetPsnr: options.targetPsnr ?? null,
    ...(automatic ? { scaleFrom: 'data' as const } : {}),
  };
}
