import type { NerfEncodingName } from '@fourier-features/nerf';
import { contactSheet, type Picture, type Tile } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { readNerfCheckpoint } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { describeScene, type InputScene, readScene } from '../files/readScene.ts';
import { encodingTitle } from '../run/comparison/encodingTitle.ts';
import { learnEach } from '../run/comparison/learnEach.ts';
import { markdownTable } from '../run/comparison/markdownTable.ts';
import { writeComparison } from '../run/comparison/writeComparison.ts';
import { truthPicture } from '../run/nerf/nerfPictures.ts';
import type { NerfReport, NerfSettings } from '../run/nerf/nerfReport.ts';
import { runNerfFit } from '../run/nerf/runNerfFit.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { say } from '../terminal/say.ts';
import { addNerfOptions, type NerfOptions, nerfSettings, sceneSettings } from './nerfOptions.ts';

/** One of each kind; the others are for `nerf fit`. */
const ENCODINGS: readonly NerfEncodingName[] = ['none', 'basic', 'positional', 'gaussian'];

/** An encoding's report, and the first view held out as it rendered it. */
interface ComparedRun {
  readonly report: NerfReport;
  readonly rendering: Picture;
}

export function nerfCompareCommand(): Command {
  const command = new Command('compare')
    .description(
      'learn a scene with no mapping, basic, positional and Gaussian encodings; write one labelled sheet and a table',
    )
    .argument('[folder]', 'a scene with transforms_train.json or transforms.json');
  return addNerfOptions(command, 'all')
    .addHelpText(
      'after',
      `
Each encoding has its own default scale and learning rate. The folder gets sheet.png, table.md and, for each encoding,
the files of nerf fit.

Examples:
  $ fourier-features nerf compare --scene solids --reduce 2 --steps 500
  $ fourier-features nerf compare lego --reduce 4`,
    )
    .action(compareScene);
}

async function compareScene(folder: string | undefined, options: NerfOptions): Promise<void> {
  const input = await readScene(folder, options.scene, sceneSettings(options));
  const allSettings = ENCODINGS.map((encoding) => nerfSettings(encoding, options, input));
  const { engine, description } = await chooseEngine(options);
  const path = options.out ?? `${input.name}-compare`;
  const out = await openOutputFolder(path);
  const interrupt = catchInterrupt();
  say(`${describeScene(input)}; ${description}`);
  let runs: ComparedRun[] | undefined;
  try {
    runs = await learnEach<NerfSettings, NerfReport, ComparedRun>({
      allSettings,
      path,
      inputSha256: input.sha256,
      resume: options.resume === true,
      pictureName: 'rendering.png',
      readCheckpoint: readNerfCheckpoint,
      fit: (settings, own, resume) =>
        runNerfFit({ input, settings, engine, out: own, resume, signal: interrupt.signal }),
      recall: (report, picture) => ({ report, rendering: picture }),
    });
  } finally {
    interrupt.release();
  }
  if (!runs) return;
  const table = comparisonTable(runs.map(({ report }) => report));
  const sheet = await comparisonSheet(input, runs);
  const report = { task: 'nerf-compare', runs: runs.map((run) => run.report) };
  await writeComparison(out, { sheet, table, report }, options);
}

/** Markdown, one row an encoding. */
function comparisonTable(reports: readonly NerfReport[]): string {
  const columns = ['encoding', 'scale', 'held-out PSNR (dB)', 'SSIM', 'steps', 'seconds'];
  const rows = reports.map(({ encoding, scale, test, steps, seconds }) => [
    encoding,
    scale?.toPrecision(3) ?? '—',
    `${test.psnr.toFixed(2)} ± ${test.psnrDeviation.toFixed(2)}`,
    test.ssim?.toFixed(4) ?? '—',
    steps,
    seconds.toFixed(1),
  ]);
  return markdownTable(columns, rows);
}

/** The first view held out, as it is and as each encoding renders it. */
function comparisonSheet(input: InputScene, runs: readonly ComparedRun[]): Promise<Uint8Array> {
  const truth: Tile = { picture: truthPicture(input.heldOut[0]!, input.background), title: 'held-out view' };
  const tiles = runs.map(({ report: { encoding, test }, rendering }) => ({
    picture: rendering,
    title: encodingTitle(encoding),
    caption: `${test.views[0]!.psnr.toFixed(2)} dB\nall views ${test.psnr.toFixed(2)} dB`,
  }));
  const heading = `${input.name}, ${runs[0]!.report.steps} steps`;
  return contactSheet({ heading, tiles: [truth, ...tiles], columns: tiles.length + 1 });
}
