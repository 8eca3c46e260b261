import { ctEncodingNames } from '@fourier-features/ct';
import { Command } from 'commander';
import { simulateCt } from '../run/ct/simulateCt.ts';
import { compareReconstructions } from '../run/reconstruction/compareReconstructions.ts';
import { addCtOptions, addCtSimulationOptions, type CtSimulationOptions, ctSettings } from './ctOptions.ts';

export function ctCompareCommand(): Command {
  const command = new Command('compare')
    .description(
      'scan a picture in simulation and reconstruct it by filtered back-projection, a grid with total variation, and fields of four encodings; write one labelled sheet and a table',
    )
    .argument('<source>', 'a picture, a NIfTI volume (.nii, .nii.gz), phantom:shepp-logan or phantom:random');
  addCtSimulationOptions(command);
  return addCtOptions(command, 'all')
    .addHelpText(
      'after',
      `
Each encoding has its own default scale and learning rate. The folder gets sheet.png, table.md and, for each encoding,
the files of ct fit.

Examples:
  $ fourier-features ct compare phantom:shepp-logan
  $ fourier-features ct compare head.nii.gz --slice 90 --size 128 --angles 40 --photons 100000`,
    )
    .action(async (source: string, options: CtSimulationOptions) => {
      const { problem, measurement } = await simulateCt(source, options);
      const allSettings = ctEncodingNames.map((encoding) => ctSettings(encoding, options, measurement));
      await compareReconstructions({ problem, allSettings, options });
    });
}
