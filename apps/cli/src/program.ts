import { Command } from 'commander';
import { ctCompareCommand, ctFitCommand } from './ct/fit.ts';
import { ctReconstructCommand } from './ct/reconstruct.ts';
import { demoCommand } from './demo/demo.ts';
import { imageCompareCommand, imageFitCommand } from './image/command.ts';
import { imageRenderCommand } from './image/render.ts';
import { mriCompareCommand, mriFitCommand } from './mri/fit.ts';
import { mriReconstructCommand } from './mri/reconstruct.ts';
import { nerfCompareCommand, nerfFitCommand } from './nerf/command.ts';
import { nerfMeshCommand } from './nerf/mesh.ts';
import { nerfRenderCommand } from './nerf/render.ts';
import { occupancyCompareCommand, occupancyFitCommand } from './occupancy/command.ts';
import { occupancyMeshCommand } from './occupancy/mesh.ts';
import { occupancyRenderCommand } from './occupancy/render.ts';
import { oneLine } from './terminal/userError.ts';
import { theoryDynamicsCommand } from './theory/dynamics.ts';
import { theoryKernelCommand } from './theory/kernel.ts';
import { theorySpectrumCommand } from './theory/spectrum.ts';
import { theorySuggestScaleCommand } from './theory/suggestScale.ts';
import { ownVersion } from './training/ownVersion.ts';
import { viewCommand } from './view/command.ts';

/** Returns the program with all commands, ready to parse. */
export function createProgram(): Command {
  const program = new Command('fourier-features')
    .description('Fit functions of coordinates with Fourier-feature networks.')
    .version(ownVersion(), '-V, --version', 'Print the version.')
    .addCommand(
      group('image', 'Pictures: (column, row) → colour.', [
        imageFitCommand(),
        imageCompareCommand(),
        imageRenderCommand(),
      ]),
    )
    .addCommand(
      group('occupancy', 'Shapes: point → probability of being inside.', [
        occupancyFitCommand(),
        occupancyCompareCommand(),
        occupancyMeshCommand(),
        occupancyRenderCommand(),
      ]),
    )
    .addCommand(
      group('ct', 'Computed tomography: slices from sinograms.', [
        ctFitCommand(),
        ctReconstructCommand(),
        ctCompareCommand(),
      ]),
    )
    .addCommand(
      group('mri', 'Magnetic resonance imaging: slices and volumes from part of their k-space.', [
        mriFitCommand(),
        mriReconstructCommand(),
        mriCompareCommand(),
      ]),
    )
    .addCommand(
      group('nerf', 'Inverse rendering: scenes from posed pictures.', [
        nerfFitCommand(),
        nerfCompareCommand(),
        nerfRenderCommand(),
        nerfMeshCommand(),
      ]),
    )
    .addCommand(
      group('theory', 'Predictions without training: kernels, spectra, training curves, scales.', [
        theoryKernelCommand(),
        theorySpectrumCommand(),
        theoryDynamicsCommand(),
        theorySuggestScaleCommand(),
      ]),
    )
    .addCommand(demoCommand())
    .addCommand(viewCommand())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features demo
  $ fourier-features image fit photo.jpg
  $ fourier-features image compare photo.jpg --holdout grid
  $ fourier-features image render photo-gaussian/field.safetensors --size 2048x2048
  $ fourier-features view photo-gaussian
  $ fourier-features occupancy fit --shape gyroid
  $ fourier-features ct compare phantom:shepp-logan
  $ fourier-features mri fit head.nii.gz --size 48
  $ fourier-features nerf fit --scene solids --reduce 2
  $ fourier-features theory dynamics none basic gaussian:10`,
    );
  configure(program);
  return program;
}

function group(name: string, description: string, commands: readonly Command[]): Command {
  const created = new Command(name).description(description);
  for (const command of commands) created.addCommand(command);
  return created;
}

/** Sets what ready-made commands do not inherit from the program that they are added to. */
function configure(command: Command): void {
  command
    // commander would end the process with 1 for wrong usage; thrown, the caller decides.
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`fourier-features: ${oneLine(text).replace(/^error: /, '')}\n`),
    })
    .helpOption('-h, --help', 'Show this help.');
  if (command.commands.length > 0) command.helpCommand('help [command]', 'Show the help of a command.');
  for (const child of command.commands) configure(child);
}
