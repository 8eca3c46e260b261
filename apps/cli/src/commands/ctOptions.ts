import { type CtEncodingName, ctDefaults, ctEncoding, encodingDefaults } from '@fourier-features/ct';
import { type Command, Option } from 'commander';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { addTrainingOptions, reconstructionSettings, type TrainingOptions } from './trainingOptions.ts';

export type CtOperatorName = 'published' | 'lines';

/** What the options shared by the `ct` commands give. */
export interface CtOptions extends TrainingOptions {
  arc: number;
  operator: CtOperatorName;
}

/** What the options of the commands that simulate measurements give besides. */
export interface CtSimulationOptions extends CtOptions {
  angles: number;
  size?: number;
  slice?: number;
  axis: 'x' | 'y' | 'z';
  volume: number;
  simulate?: CtOperatorName;
  photons?: number;
}

/** Steps that take a few minutes on two cores for a slice of 256×256. */
const STEPS = 500;

/** Adds the options that say how a field is learnt from a sinogram. */
export function addCtOptions(command: Command, encodings: 'one' | 'all'): Command {
  command
    .option('--arc <degrees>', 'that the projections cover', positiveNumber(360, 'degrees'), 180)
    .addOption(
      new Option(
        '--operator <name>',
        'that explains the measurements: lines (lengths of rays in pixels) or published (the paper’s, nearest neighbour)',
      )
        .choices(['lines', 'published'])
        .default('lines'),
    );
  return addTrainingOptions(
    command,
    { ...ctDefaults, steps: STEPS, learningRate: '0.01 for none and basic, else 0.001' },
    encodings,
  );
}

/** Adds the options that say what is measured, and how. */
export function addCtSimulationOptions(command: Command): Command {
  return command
    .option(
      '--angles <n>',
      'projections, evenly spread over the arc',
      wholeNumber(1, 100_000, 'projections'),
      20,
    )
    .option(
      '--size <pixels>',
      'side to bring the slice to, by area averaging',
      wholeNumber(2, 4096, 'pixels'),
    )
    .option('--slice <k>', 'of a volume, from 0 (default: the middle one)', wholeNumber(0, 100_000, 'slices'))
    .addOption(
      new Option('--axis <name>', 'across which a volume is sliced').choices(['x', 'y', 'z']).default('z'),
    )
    .option('--volume <k>', 'of a file that holds several, from 0', wholeNumber(0, 100_000, 'volumes'), 0)
    .addOption(
      new Option(
        '--simulate <name>',
        'operator that makes the measurements (default: the one that explains them)',
      ).choices(['lines', 'published']),
    )
    .option(
      '--photons <n>',
      'per detector without an object: adds Poisson noise (default: no noise)',
      positiveNumber(1e12, 'photons'),
    );
}

/** The settings of one reconstruction; see `reconstructionSettings`. */
export function ctSettings(
  encoding: CtEncodingName,
  options: TrainingOptions,
  measurement: ReconstructionSettings['measurement'],
): ReconstructionSettings {
  return reconstructionSettings(
    { encoding, defaults: encodingDefaults[encoding], build: (rest) => ctEncoding(encoding, rest) },
    options,
    measurement,
  );
}
