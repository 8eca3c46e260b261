import { encodingDefaults, type MriEncodingName, mriDefaults, mriEncoding } from '@fourier-features/mri';
import { type Command, Option } from 'commander';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { addTrainingOptions, reconstructionSettings, type TrainingOptions } from './trainingOptions.ts';

export const maskNames = ['gaussian', 'radial', 'lines', 'equispaced', 'full'] as const;

/** What the options of the `mri` commands that simulate measurements give. */
export interface MriSimulationOptions extends TrainingOptions {
  size: number;
  slice?: number;
  axis: 'x' | 'y' | 'z';
  volume: number;
  mask: (typeof maskNames)[number];
  acceleration: number;
  spokes: number;
  coils: number;
  snr?: number;
}

/** A size and steps that take a few minutes on two cores. */
const SIZE = 64;
const STEPS = 200;

/** Adds the options that say how a field is learnt from k-space. */
export function addMriOptions(command: Command, encodings: 'one' | 'all'): Command {
  return addTrainingOptions(command, { ...mriDefaults, steps: STEPS, learningRate: '0.002' }, encodings);
}

/** Adds the options that say what is measured, and how. */
export function addMriSimulationOptions(command: Command): Command {
  return command
    .option(
      '--size <voxels>',
      'along the longest side, by area averaging; time and memory grow with its cube',
      wholeNumber(2, 1024, 'voxels'),
      SIZE,
    )
    .option(
      '--slice <k>',
      'only this slice of the volume as it is reduced, in two dimensions',
      wholeNumber(0, 100_000, 'slices'),
    )
    .addOption(new Option('--axis <name>', 'across which it is sliced').choices(['x', 'y', 'z']).default('z'))
    .option('--volume <k>', 'of a file that holds several, from 0', wholeNumber(0, 100_000, 'volumes'), 0)
    .addOption(
      new Option(
        '--mask <kind>',
        'of k-space that is sampled: gaussian (the paper’s, 12.6 %), radial, lines (random), equispaced or full',
      )
        .choices(maskNames)
        .default('gaussian'),
    )
    .option(
      '--acceleration <n>',
      'of lines and equispaced: one line in so many',
      wholeNumber(1, 1000, 'lines'),
      4,
    )
    .option('--spokes <n>', 'of radial', wholeNumber(1, 1_000_000, 'spokes'), 64)
    .option('--coils <n>', 'receivers of the scanner, simulated', wholeNumber(1, 128, 'coils'), 1)
    .option(
      '--snr <dB>',
      'of k-space: adds complex Gaussian noise (default: no noise)',
      positiveNumber(300, 'dB'),
    );
}

/** Voxels along each side of the volumes that the encodings' scales were chosen on. */
const PUBLISHED_SIDE = 96;

/**
 * The settings of one reconstruction; see `reconstructionSettings`. The encodings' own scales are for 96 voxels along a
 * side: frequencies of other sizes are in proportion.
 */
export function mriSettings(
  encoding: MriEncodingName,
  options: TrainingOptions,
  measurement: ReconstructionSettings['measurement'],
  shape: readonly number[],
): ReconstructionSettings {
  const { scale, learningRate } = encodingDefaults[encoding];
  const ratio = Math.max(...shape) / PUBLISHED_SIDE;
  const inProportion = encoding === 'positional' ? scale! + Math.log2(ratio) : scale! * ratio;
  const defaults = {
    learningRate,
    scale: scale === null ? null : Math.max(0.1, Number(inProportion.toPrecision(3))),
  };
  return reconstructionSettings(
    { encoding, defaults, build: (rest) => mriEncoding(encoding, { inputDim: 3, ...rest }) },
    options,
    measurement,
  );
}
