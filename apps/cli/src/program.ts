import { Command } from 'commander';
import { ctCompareCommand } from './commands/ctCompare.ts';
import { ctFitCommand } from './commands/ctFit.ts';
import { ctReconstructCommand } from './commands/ctReconstruct.ts';
import { demoCommand } from './commands/demo.ts';
import { imageCompareCommand } from './commands/imageCompare.ts';
import { imageFitCommand } from './commands/imageFit.ts';
import { imageRenderCommand } from './commands/imageRender.ts';
import { mriCompareCommand } from './commands/mriCompare.ts';
import { mriFitCommand } from './commands/mriFit.ts';
import { mriReconstructCommand } from './commands/mriReconstruct.ts';
import { nerfCompareCommand } from './commands/nerfCompare.ts';
import { nerfFitCommand } from './commands/nerfFit.ts';
import { nerfMeshCommand } from './commands/nerfMesh.ts';
import { nerfRenderCommand } from './commands/nerfRender.ts';
import { occupancyCompareCommand } from './commands/occupancyCompare.ts';
import { occupancyFitCommand } from './commands/occupancyFit.ts';
import { occupancyMeshCommand } from './commands/occupancyMesh.ts';
import { occupancyRenderCommand } from './commands/occupancyRender.ts';
import { theoryDynamicsCommand } from './commands/theoryDynamics.ts';
import { theoryKernelCommand } from './commands/theoryKernel.ts';
import { theorySpectrumCommand } from './commands/theorySpectrum.ts';
import { theorySuggestScaleCommand } from './commands/theorySuggestScale.ts';
import { ownVersion } from './run/ownVersion.ts';

/** All commands, ready to parse. */
export function createProgram(): Command {
  const image = new Command('image').description('learn pictures: (column, row) → colour');
  for (const command of [imageFitCommand(), imageCompareCommand(), imageRenderCommand()])
    image.addCommand(command);
  const occupancy = new Command('occupancy').description('learn shapes: point → probability of being inside');
  for (const command of [
    occupancyFitCommand(),
    occupancyCompareCommand(),
    occupancyMeshCommand(),
    occupancyRenderCommand(),
  ])
    occupancy.addCommand(command);
  const ct = new Command('ct').description('learn slices from their sinograms: computed tomography');
  for (const command of [ctFitCommand(), ctReconstructCommand(), ctCompareCommand()]) ct.addCommand(command);
  const mri = new Command('mri').description(
    'learn slices and volumes from part of their k-space: magnetic resonance',
  );
  for (const command of [mriFitCommand(), mriReconstructCommand(), mriCompareCommand()])
    mri.addCommand(command);
  const nerf = new Command('nerf').description('learn scenes from posed pictures: inverse rendering');
  for (const command of [nerfFitCommand(), nerfCompareCommand(), nerfRenderCommand(), nerfMeshCommand()])
    nerf.addCommand(command);
  const theory = new Command('theory').description(
    'what kernels say of networks before any is trained: kernels, spectra, training curves, scales',
  );
  for (const command of [
    theoryKernelCommand(),
    theorySpectrumCommand(),
    theoryDynamicsCommand(),
    theorySuggestScaleCommand(),
  ])
    theory.addCommand(command);
  const program = new Command('fourier-features')
    .description('Learn functions of coordinates with Fourier-feature networks')
    .version(ownVersion())
    .addCommand(image)
    .addCommand(occupancy)
    .addCommand(ct)
    .addCommand(mri)
    .addCommand(nerf)
    .addCommand(theory)
    .addCommand(demoCommand())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features demo
  $ fourier-features image fit photo.jpg
  $ fourier-features image compare photo.jpg --holdout grid
  $ fourier-features image render photo-gaussian/field.safetensors --size 2048x2048
  $ fourier-features occupancy fit --shape gyroid
  $ fourier-features ct compare phantom:shepp-logan
  $ fourier-features mri fit head.nii.gz --size 48
  $ fourier-features nerf fit --scene solids --reduce 2
  $ fourier-features theory dynamics none basic gaussian:10`,
    );
  exitByThrowing(program);
  return program;
}

/** commander would end the process with 1 for wrong usage; thrown, the caller decides. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) exitByThrowing(child);
}
