import { Command } from 'commander';
import { simulateMri } from '../run/mri/simulateMri.ts';
import { finishReconstruction } from '../run/reconstruction/finishReconstruction.ts';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { readResumed } from '../run/resumed.ts';
import {
  addMriOptions,
  addMriSimulationOptions,
  type MriSimulationOptions,
  mriSettings,
} from './mriOptions.ts';
import { withMeasurementOf } from './trainingOptions.ts';

export function mriFitCommand(): Command {
  const command = new Command('fit')
    .description('scan a volume in simulation and learn it from part of its k-space')
    .argument('<source>', 'a NIfTI volume (.nii, .nii.gz), phantom:shepp-logan or phantom:random');
  addMriSimulationOptions(command);
  return addMriOptions(command, 'one')
    .addHelpText(
      'after',
      `
The folder gets reconstruction.nii.gz with the affine of the input, reconstruction.png (its middle slices, 16 bit),
error.png, kspace.npy, field.safetensors, curve.svg and manifest.json. PSNR and SSIM are against the reduced volume.

Examples:
  $ fourier-features mri fit head.nii.gz --size 48
  $ fourier-features mri fit head.nii.gz --size 96 --steps 1000 --scale 5
  $ fourier-features mri fit head.nii.gz --size 128 --slice 64 --mask lines --acceleration 4 --coils 8
  $ fourier-features mri fit phantom:shepp-logan --mask radial --spokes 200 --snr 30`,
    )
    .action(async (source: string, options: MriSimulationOptions) => {
      const resumed =
        typeof options.resume === 'string'
          ? await readResumed<ReconstructionSettings>(options.resume, 'mri', command)
          : undefined;
      const { problem, measurement } = await simulateMri(
        source,
        resumed ? withMeasurementOf(resumed.settings, options) : options,
      );
      const settings =
        resumed?.settings ?? mriSettings(options.encoding, options, measurement, problem.shape);
      await finishReconstruction({ problem, settings, options, resumed, command: `mri fit ${source}` });
    });
}
