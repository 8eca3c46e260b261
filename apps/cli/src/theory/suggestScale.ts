import { Command, Option } from 'commander';
import { type EngineOptions, engineOptions } from '../engine.ts';
import { type SliceValues, sliceOptions } from '../files/sliceOptions.ts';
import { VOLUME_KINDS } from '../files/volumeKinds.ts';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, oneOf, positive, positiveList } from '../terminal/rules.ts';
import { networkOptions } from '../training/networkOptions.ts';
import { seedOption } from './options.ts';

export interface SuggestValues extends EngineOptions, SliceValues {
  encoding: 'gaussian' | 'positional';
  scales?: readonly number[];
  whole?: true;
  frequencyCount: number;
  width: number;
  depth: number;
  steps: number;
  learningRate: number;
  probe?: number;
  seed: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

const ENCODINGS = ['gaussian', 'positional'] as const;

/** Returns `theory suggest-scale`. */
export function theorySuggestScaleCommand(): Command {
  const command = new Command('suggest-scale')
    .description('Suggest scales for your data and a planned training, with the evidence.')
    .argument(
      '<source>',
      `Picture, ${VOLUME_KINDS}, .npy array of one axis, phantom:shepp-logan or phantom:random.`,
    )
    .addHelpText(
      'after',
      `
For each candidate, linear dynamics predicts held-out points of small patches of the data at the planned time. The
predicted PSNRs order scales; they are not what training will reach. Scales predicted within 0.2 dB of the best are the
plateau; the output says how much such scales lost in real trainings. "matched" is a second opinion, from the spectrum
alone. With --probe, short trainings decide among the best few: short ones favour small scales, so give them a good part
of the planned steps.
The folder gets scale.svg and scale.json. image fit, occupancy fit, nerf fit, ct and mri do the same with --scale auto.

Examples:
  $ fourier-features theory suggest-scale photo.jpg
  $ fourier-features theory suggest-scale photo.jpg --probe 500
  $ fourier-features theory suggest-scale phantom:shepp-logan --size 128 --scales 1,2,4,8,16
  $ fourier-features theory suggest-scale head.nii.gz --whole --size 48 --steps 200 --learning-rate 0.002`,
    );
  const options = [
    option('--encoding <name>', 'Encoding whose scale is suggested.', {
      rule: oneOf(ENCODINGS),
      words: ENCODINGS,
      value: 'gaussian',
    }),
    option(
      '--scales <list>',
      'Candidates, in cycles per longest side, such as 2,4,8,16. (default: from the size)',
      { rule: positiveList(1e6, 'cycles per longest side') },
    ),
    new Option('--whole', 'Use the whole volume instead of a slice.'),
    ...sliceOptions(),
    ...networkOptions({ frequencyCount: 256, width: 256, depth: 4 }),
    option('--steps <n>', 'Steps of the planned training.', { rule: integer(1, 10_000_000), value: 1000 }),
    option('--learning-rate <rate>', 'Learning rate of Adam in the planned training.', {
      rule: positive(10),
      value: 1e-3,
    }),
    option('--probe <steps>', 'Steps of short trainings that decide among the best few. (default: none)', {
      rule: integer(1, 10_000_000),
    }),
    seedOption('the frequencies, patches and random phantoms'),
    ...outputOptions('named after the data'),
    ...engineOptions(),
  ];
  for (const each of options) command.addOption(each);
  return command;
}
