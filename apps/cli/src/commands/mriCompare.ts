import { mriEncodingNames } from '@fourier-features/mri';
import { Command } from 'commander';
import { simulateMri } from '../run/mri/simulateMri.ts';
import { compareReconstructions } from '../run/reconstruction/compareReconstructions.ts';
import {
  addMriOptions,
  addMriSimulationOptions,
  type MriSimulationOptions,
  mriSettings,
} from './mriOptions.ts';

export function mriCompareCommand(): Command {
  const command = new Command('compare')
    .description(
      'scan a volume in simulation and reconstruct it with zeros for what is missing, by a grid of free cells, and by fields of four encodings; write one labelled sheet and a table',
    )
    .argument('<source>', 'a NIfTI volume (.nii, .nii.gz), phantom:shepp-logan or phantom:random');
  addMriSimulationOptions(command);
  return addMriOptions(command, 'all')
    .addHelpText(
      'after',
      `
Each encoding has its own default scale, in proportion to the size. The folder gets sheet.png, table.md and, for each encoding, the files of mri fit.

Examples:
  $ fourier-features mri compare head.nii.gz --size 48
  $ fourier-features mri compare head.nii.gz --size 128 --slice 64 --mask lines --acceleration 4`,
    )
    .action(async (source: string, options: MriSimulationOptions) => {
      const { problem, measurement } = await simulateMri(source, options);
      const allSettings = mriEncodingNames.map((encoding) =>
        mriSettings(encoding, options, measurement, problem.shape),
      );
      await compareReconstructions({ problem, allSettings, options });
    });
}
