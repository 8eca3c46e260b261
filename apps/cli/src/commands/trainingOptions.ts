import { type Encoding, type Random, seededRandom } from '@fourier-features/core';
import { type Command, Option } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { positiveNumber, positiveNumberOrAuto, wholeNumber } from '../terminal/parsers.ts';
import { addNetworkOptions } from './networkOptions.ts';

/** What the options that say how a field is trained give, for tasks behind a forward operator. */
export interface TrainingOptions extends EngineOptions {
  encoding: 'none' | 'basic' | 'positional' | 'gaussian';
  scale?: number | 'auto';
  features: number;
  width: number;
  depth: number;
  steps: number;
  learningRate?: number;
  seed: number;
  targetPsnr?: number;
  resume?: string | true;
  out?: string;
  json?: true;
}

/** A task's own defaults for them. */
export interface TrainingDefaults {
  readonly encoding: string;
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  readonly seed: number;
  /** In words, for the help. */
  readonly learningRate: string;
  /** To choose from; the paper's four by default. */
  readonly encodings?: readonly string[];
  /** What a scale means, in words; cycles per longest side by default. */
  readonly scale?: { readonly description: string; readonly unit: string };
  /** What `--target-psnr` is compared with; the PSNR against the ground truth by default. */
  readonly target?: string;
}

const FOUR_ENCODINGS = ['none', 'basic', 'positional', 'gaussian'] as const;

const SCALE = {
  description:
    'spread of the frequencies, in cycles per longest side; for positional log2 of the highest; auto chooses it from a quick reconstruction (default: the encoding’s)',
  unit: 'cycles per side',
} as const;

/** Adds the options of training; `--encoding`, `--scale` and `--resume <checkpoint>` only for one encoding. */
export function addTrainingOptions(
  command: Command,
  defaults: TrainingDefaults,
  encodings: 'one' | 'all',
): Command {
  if (encodings === 'one') {
    const { description, unit } = defaults.scale ?? SCALE;
    command
      .addOption(
        new Option('--encoding <name>', 'how coordinates are encoded')
          .choices(defaults.encodings ?? FOUR_ENCODINGS)
          .default(defaults.encoding),
      )
      .option('--scale <number>', description, positiveNumberOrAuto(1e6, unit));
  }
  addNetworkOptions(command, defaults)
    .option('--steps <n>', 'updates to make', wholeNumber(1, 10_000_000, 'steps'), defaults.steps)
    .option(
      '--learning-rate <rate>',
      `Adam step size (default: ${defaults.learningRate})`,
      positiveNumber(10, 'per step'),
    )
    .option(
      '--seed <n>',
      'of the frequencies, the weights and all that is simulated',
      wholeNumber(0, 2 ** 32 - 1, 'type'),
      defaults.seed,
    )
    .option(
      '--target-psnr <dB>',
      `stop once ${defaults.target ?? 'the PSNR against the ground truth'} reaches this`,
      positiveNumber(200, 'dB'),
    );
  if (encodings === 'one')
    command.option('--resume <checkpoint>', 'go on from a checkpoint, with its settings');
  else command.option('--resume', 'go on where the same command was interrupted');
  command
    .option('--out <dir>', 'folder for the results (default: named after the input)')
    .option('--json', 'print one JSON object on stdout and nothing else there');
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

/** What a task says of one of its encodings. */
export interface EncodingChoice {
  readonly encoding: TrainingOptions['encoding'];
  readonly defaults: { readonly scale: number | null; readonly learningRate: number };
  /** Builds the encoding, to see what it refuses. */
  build(options: { scale: number | null; frequencyCount: number; random: Random }): Encoding;
}

/**
 * The settings of one reconstruction: the options, and the encoding's own defaults where they are silent.
 *
 * @throws RangeError if the encoding cannot be built from them.
 */
export function reconstructionSettings(
  { encoding, defaults, build }: EncodingChoice,
  options: TrainingOptions,
  measurement: ReconstructionSettings['measurement'],
): ReconstructionSettings {
  const { features, width, depth, steps, seed } = options;
  const automatic = options.scale === 'auto' && defaults.scale !== null;
  // Until the data have been asked, the default stands for what is chosen from them.
  const given = options.scale === 'auto' ? undefined : options.scale;
  const scale = defaults.scale === null ? null : (given ?? defaults.scale);
  // Built once here, so that what it refuses is refused before anything is trained or written.
  build({ scale, frequencyCount: features, random: seededRandom(0) });
  return {
    encoding,
    scale,
    features,
    width,
    depth,
    steps,
    learningRate: options.learningRate ?? defaults.learningRate,
    seed,
    targetPsnr: options.targetPsnr ?? null,
    ...(automatic ? { scaleFrom: 'data' as const } : {}),
    measurement,
  };
}

/** Options with a checkpoint's way of measuring in place of their own. */
export function withMeasurementOf<Options extends TrainingOptions>(
  { measurement, seed }: ReconstructionSettings,
  options: Options,
): Options {
  const known = Object.entries(measurement).filter(([, value]) => value !== null);
  return { ...options, ...Object.fromEntries(known), seed };
}
