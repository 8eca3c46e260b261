import { Command } from 'commander';
import { simulateCt } from '../run/ct/simulateCt.ts';
import { finishReconstruction } from '../run/reconstruction/finishReconstruction.ts';
import type { ReconstructionSettings } from '../run/reconstruction/inverseProblem.ts';
import { readResumed } from '../run/resumed.ts';
import { addCtOptions, addCtSimulationOptions, type CtSimulationOptions, ctSettings } from './ctOptions.ts';
import { withMeasurementOf } from './trainingOptions.ts';

export function ctFitCommand(): Command {
  const command = new Command('fit')
    .description('scan a picture in simulation and learn it from its sinogram')
    .argument('<source>', 'a picture, a NIfTI volume (.nii, .nii.gz), phantom:shepp-logan or phantom:random');
  addCtSimulationOptions(command);
  return addCtOptions(command, 'one')
    .addHelpText(
      'after',
      `
The folder gets reconstruction.png (16 bit), error.png, sinogram.npy, field.safetensors, curve.svg and manifest.json;
for a slice of a volume also reconstruction.nii.gz, in the volume's unit and place.
PSNR and SSIM are against the picture that was scanned. Sinograms are [projections, detectors], line integrals with the
picture's side as the unit of length.

Examples:
  $ fourier-features ct fit phantom:shepp-logan
  $ fourier-features ct fit slice.png --angles 40 --photons 100000
  $ fourier-features ct fit head.nii.gz --slice 90 --size 256 --scale 5
  $ fourier-features ct fit phantom:random --seed 3 --operator published --steps 1000`,
    )
    .action(async (source: string, options: CtSimulationOptions) => {
      const resumed =
        typeof options.resume === 'string'
          ? await readResumed<ReconstructionSettings>(options.resume, 'ct', command)
          : undefined;
      const { problem, measurement } = await simulateCt(
        source,
        resumed ? withMeasurementOf(resumed.settings, options) : options,
      );
      const settings = resumed?.settings ?? ctSettings(options.encoding, options, measurement);
      await finishReconstruction({ problem, settings, options, resumed, command: `ct fit ${source}` });
    });
}
