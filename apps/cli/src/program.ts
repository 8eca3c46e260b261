import { Command } from 'commander';
import { COMPLETION, completionCommand } from './completion/completion.ts';
import type { Shell } from './completion/scripts.ts';
import { ctCompareCommand, ctFit, ctFitCommand } from './ct/fit.ts';
import { ctReconstruct, ctReconstructCommand } from './ct/reconstruct.ts';
import { demoCommand } from './demo/demo.ts';
import { imageCommand, imageCompareCommand, imageFitCommand } from './image/command.ts';
import { imageRenderCommand } from './image/render.ts';
import { mriCompareCommand, mriFit, mriFitCommand } from './mri/fit.ts';
import { mriReconstruct, mriReconstructCommand } from './mri/reconstruct.ts';
import { nerfCommand, nerfCompareCommand, nerfFitCommand } from './nerf/command.ts';
import { nerfMeshCommand } from './nerf/mesh.ts';
import { nerfRenderCommand } from './nerf/render.ts';
import { occupancyCommand, occupancyCompareCommand, occupancyFitCommand } from './occupancy/command.ts';
import { occupancyMeshCommand } from './occupancy/mesh.ts';
import { occupancyRenderCommand } from './occupancy/render.ts';
import { addGlobalOptions } from './terminal/globalOptions.ts';
import { painted } from './terminal/painted.ts';
import { refuseWithoutEffect } from './terminal/refuseUnused.ts';
import { runs } from './terminal/runs.ts';
import { sayError } from './terminal/say.ts';
import { hasColor } from './terminal/terminalFeatures.ts';
import { oneLine } from './terminal/userError.ts';
import { theoryDynamicsCommand } from './theory/dynamics.ts';
import { theoryKernelCommand } from './theory/kernel.ts';
import { theorySpectrumCommand } from './theory/spectrum.ts';
import { theorySuggestScaleCommand } from './theory/suggestScale.ts';
import { compares, fits } from './training/trains.ts';
import { versionText } from './version/versionText.ts';
import { viewCommand } from './view/command.ts';

// Commands are described by modules that load nothing else; what a command runs is imported only when it runs.

const imageWork = async () => (await import('./image/work.ts')).imageWork;
const occupancyWork = async () => (await import('./occupancy/work.ts')).occupancyWork;
const ctWork = async () => (await import('./ct/fitWork.ts')).ctFitWork;
const ctReconstructWork = async () => (await import('./ct/reconstructWork.ts')).ctReconstructWork;
const mriWork = async () => (await import('./mri/fitWork.ts')).mriFitWork;
const mriReconstructWork = async () => (await import('./mri/reconstructWork.ts')).mriReconstructWork;
const nerfWork = async () => (await import('./nerf/work.ts')).nerfWork;

/** Returns the program with all commands, ready to parse. */
export function createProgram(): Command {
  const program = new Command('fourier-features')
    .description('Fit functions of coordinates with Fourier-feature networks.')
    .addCommand(
      group('image', 'Pictures: (column, row) → colour.', [
        fits(imageFitCommand(), imageCommand, imageWork),
        compares(imageCompareCommand(), imageCommand, imageWork),
        runs(imageRenderCommand(), async () => (await import('./image/runRender.ts')).runImageRender),
      ]),
    )
    .addCommand(
      group('occupancy', 'Shapes: point → probability of being inside.', [
        fits(occupancyFitCommand(), occupancyCommand, occupancyWork),
        compares(occupancyCompareCommand(), occupancyCommand, occupancyWork),
        runs(occupancyMeshCommand(), async () => (await import('./occupancy/runMesh.ts')).runOccupancyMesh),
        runs(
          occupancyRenderCommand(),
          async () => (await import('./occupancy/runRender.ts')).runOccupancyRender,
        ),
      ]),
    )
    .addCommand(
      group('ct', 'Computed tomography: slices from sinograms.', [
        fits(ctFitCommand(), ctFit, ctWork),
        fits(ctReconstructCommand(), ctReconstruct, ctReconstructWork),
        compares(ctCompareCommand(), ctFit, ctWork),
      ]),
    )
    .addCommand(
      group('mri', 'Magnetic resonance imaging: slices and volumes from part of their k-space.', [
        fits(mriFitCommand(), mriFit, mriWork),
        fits(mriReconstructCommand(), mriReconstruct, mriReconstructWork),
        compares(mriCompareCommand(), mriFit, mriWork),
      ]),
    )
    .addCommand(
      group('nerf', 'Inverse rendering: scenes from posed pictures.', [
        fits(nerfFitCommand(), nerfCommand, nerfWork),
        compares(nerfCompareCommand(), nerfCommand, nerfWork),
        runs(nerfRenderCommand(), async () => (await import('./nerf/runRender.ts')).runNerfRender),
        runs(nerfMeshCommand(), async () => (await import('./nerf/runMesh.ts')).runNerfMesh),
      ]),
    )
    .addCommand(
      group('theory', 'Predictions without training: kernels, spectra, training curves, scales.', [
        runs(theoryKernelCommand(), async () => (await import('./theory/runKernel.ts')).runKernel),
        runs(theorySpectrumCommand(), async () => (await import('./theory/runSpectrum.ts')).runSpectrum),
        runs(theoryDynamicsCommand(), async () => (await import('./theory/runDynamics.ts')).runDynamics),
        runs(
          theorySuggestScaleCommand(),
          async () => (await import('./theory/runSuggestScale.ts')).runSuggestScale,
        ),
      ]),
    )
    .addCommand(runs(demoCommand(), async () => (await import('./demo/runDemo.ts')).runDemo))
    .addCommand(
      runs<[Shell, object]>(
        completionCommand(),
        async () => (await import('./completion/printCompletion.ts')).runCompletion,
        [],
      ),
    )
    .addCommand(runs(viewCommand(), async () => (await import('./view/runView.ts')).runView, []))
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
  addGlobalOptions(program, versionText);
  program.hook('preAction', async (_, command) => {
    // A shell evaluates the script whenever it starts, in any folder.
    if (command.name() === COMPLETION) return;
    const { applyConfig } = await import('./config/applyConfig.ts');
    await applyConfig(command);
    refuseWithoutEffect(command);
  });
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
      outputError: (text) => sayError(oneLine(text).replace(/^error: /, '')),
      getOutHasColors: () => hasColor(process.stdout),
      getErrHasColors: () => hasColor(process.stderr),
    })
    .configureHelp({ styleTitle: (text) => painted('title', text, process.stdout), showGlobalOptions: true })
    .helpOption('-h, --help', 'Show this help.');
  if (command.commands.length > 0) {
    command.helpCommand('help [command]', 'Show the help of a command.');
    command.on('beforeHelp', () => refuseUnknown(command));
  }
  for (const child of command.commands) configure(child);
}

/** Refuses a mistyped command before `--help`, for which commander would show the help of the commands around it. */
function refuseUnknown(command: Command): void {
  const [name] = command.args[0] === 'help' ? command.args.slice(1) : command.args;
  if (name === undefined || name.startsWith('-')) return;
  // Without `--help`, commander refuses the word and suggests another.
  if (!command.commands.some((each) => each.name() === name)) command.parse([name], { from: 'user' });
}
