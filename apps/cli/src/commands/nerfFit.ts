import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { readNerfCheckpoint } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { describeScene, readScene } from '../files/readScene.ts';
import { concludeFit } from '../run/concludeFit.ts';
import type { NerfSettings } from '../run/nerf/nerfReport.ts';
import { runNerfFit } from '../run/nerf/runNerfFit.ts';
import { sceneScale } from '../run/nerf/sceneScale.ts';
import { checkSameInput, readResumed } from '../run/resumed.ts';
import { say } from '../terminal/say.ts';
import { addNerfOptions, type NerfOptions, nerfSettings, sceneSettings } from './nerfOptions.ts';

export function nerfFitCommand(): Command {
  const command = new Command('fit')
    .description('learn a scene from pictures whose cameras are known, and render the views held out')
    .argument(
      '[folder]',
      'a scene with transforms_train.json or transforms.json, as nerf-synthetic and instant-ngp',
    );
  return addNerfOptions(command, 'one')
    .addHelpText(
      'after',
      `
Held out are the views of transforms_test.json, or else transforms_val.json, or else every eighth frame of the only file.
The folder gets field.safetensors, rendering.png (the first view held out), views.png (truth, rendering and nearness of up
to four), curve.svg and manifest.json. PSNR is called fit on pixels trained on, and held-out on others.

Examples:
  $ fourier-features nerf fit --scene solids --reduce 2
  $ fourier-features nerf fit lego --reduce 4 --near 2 --far 6
  $ fourier-features nerf fit lego --reduce 4 --scale auto
  $ fourier-features nerf fit lego --resume lego-gaussian/checkpoint.safetensors`,
    )
    .action(async (folder: string | undefined, options: NerfOptions) => fitScene(folder, options, command));
}

/** Fits one scene from the command line's options. Sets the exit code 130 if it was interrupted. */
async function fitScene(folder: string | undefined, options: NerfOptions, command: Command): Promise<void> {
  const resumed =
    typeof options.resume === 'string'
      ? await readResumed<NerfSettings>(options.resume, 'nerf', command, readNerfCheckpoint)
      : undefined;
  const input = await readScene(folder, options.scene, resumed?.settings ?? sceneSettings(options));
  const asked = resumed
    ? { ...resumed.settings, targetPsnr: options.targetPsnr ?? resumed.settings.targetPsnr }
    : nerfSettings(options.encoding, options, input);
  if (resumed) checkSameInput(input.name, input.sha256, resumed);
  const path = options.out ?? `${input.name}-${asked.encoding}`;
  const { engine, description } = await chooseEngine(options);
  const out = await openOutputFolder(path);
  say(`${describeScene(input)}; ${description}`);
  const scaleChoice = asked.scaleFrom && !resumed ? await sceneScale(input, asked) : undefined;
  const settings = scaleChoice ? { ...asked, scale: scaleChoice.chosen } : asked;
  await concludeFit({
    fit: (signal) =>
      runNerfFit({ input, settings, engine, out, resume: resumed?.checkpoint, scaleChoice, signal }),
    steps: settings.steps,
    command: `nerf fit ${folder ?? `--scene ${input.name}`}`,
    path,
    json: options.json,
    headline: ({ test }) =>
      `held-out PSNR ${test.psnr.toFixed(2)} ± ${test.psnrDeviation.toFixed(2)} dB, SSIM ${test.ssim?.toFixed(4) ?? '—'} over ${test.views.length} views`,
  });
}
