import { basename, extname } from 'node:path';
import { comparedEncodings, type Image, splitImage } from '@fourier-features/image';
import { contactSheet, type Picture } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { readPicture } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { encodingTitle } from '../run/comparison/encodingTitle.ts';
import { learnEach } from '../run/comparison/learnEach.ts';
import { markdownTable } from '../run/comparison/markdownTable.ts';
import { writeComparison } from '../run/comparison/writeComparison.ts';
import type { ImageReport } from '../run/image/imageReport.ts';
import type { ImageSettings } from '../run/image/imageSettings.ts';
import { runImageFit } from '../run/image/runImageFit.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { say } from '../terminal/say.ts';
import { addImageOptions, type SharedImageOptions, settingsOf } from './imageOptions.ts';

interface CompareOptions extends SharedImageOptions {
  resume?: true;
}

/** An encoding's report, and what it made of the picture. */
interface ImageRun {
  readonly report: ImageReport;
  readonly reconstruction: Image;
}

export function imageCompareCommand(): Command {
  const command = new Command('compare')
    .description(
      'learn a picture with no mapping, basic, positional and Gaussian encodings; write one labelled sheet and a table',
    )
    .argument('<file>', 'PNG, JPEG, WebP or another picture, 8 or 16 bit');
  return addImageOptions(command)
    .option('--resume', 'go on where the same command was interrupted')
    .addHelpText(
      'after',
      `
Each encoding has its own default scale and learning rate. The folder gets sheet.png, table.md and, for each encoding,
the files of image fit.

Examples:
  $ fourier-features image compare photo.jpg
  $ fourier-features image compare photo.png --holdout grid --batch full --steps 2000`,
    )
    .action(compareEncodings);
}

/** Fits a picture with each of the paper's four encodings. Sets the exit code 130 if it was interrupted. */
async function compareEncodings(file: string, options: CompareOptions): Promise<void> {
  const input = await readPicture(file, options.reduce);
  const split = splitImage(input.picture, options.holdout);
  const allSettings = comparedEncodings.map((encoding) => settingsOf(encoding, options));
  const { engine, description } = await chooseEngine(options);
  const path = options.out ?? `${basename(file, extname(file))}-compare`;
  const out = await openOutputFolder(path);
  const interrupt = catchInterrupt();
  say(
    `${file}: ${input.picture.width}x${input.picture.height}, ${input.picture.channels} channels; ${description}`,
  );
  let runs: ImageRun[] | undefined;
  try {
    runs = await learnEach<ImageSettings, ImageReport, ImageRun>({
      allSettings,
      path,
      inputSha256: input.sha256,
      resume: options.resume === true,
      pictureName: 'reconstruction.png',
      fit: (settings, folder, resume) =>
        runImageFit({ input, split, settings, engine, out: folder, resume, signal: interrupt.signal }),
      recall: (report, picture) => ({ report, reconstruction: picture }),
    });
  } finally {
    interrupt.release();
  }
  if (!runs) return;
  const table = comparisonTable(runs.map(({ report }) => report));
  const sheet = await comparisonSheet(basename(file), input.picture, runs);
  const report = { task: 'image-compare', runs: runs.map((run) => run.report) };
  await writeComparison(out, { sheet, table, report }, options);
}

/** Markdown, one row an encoding; PSNR in dB. */
function comparisonTable(reports: readonly ImageReport[]): string {
  const columns = [
    'encoding',
    'scale',
    'fit PSNR (dB)',
    'held-out PSNR (dB)',
    'held-out SSIM',
    'steps',
    'seconds',
  ];
  const rows = reports.map(({ encoding, scale, train, test, steps, seconds }) => [
    encoding,
    scale ?? '—',
    train.psnr.toFixed(2),
    test?.psnr.toFixed(2) ?? '—',
    test?.ssim?.toFixed(4) ?? '—',
    steps,
    seconds.toFixed(1),
  ]);
  return markdownTable(columns, rows);
}

function comparisonSheet(name: string, original: Picture, runs: readonly ImageRun[]): Promise<Uint8Array> {
  const tiles = runs.map(({ report, reconstruction }) => ({
    picture: { ...reconstruction, channels: reconstruction.channels as Picture['channels'] },
    title: encodingTitle(report.encoding),
    caption: [
      `fit ${report.train.psnr.toFixed(2)} dB`,
      ...(report.test ? [`held-out ${report.test.psnr.toFixed(2)} dB`] : []),
    ].join('\n'),
  }));
  const { width, height } = original;
  return contactSheet({
    heading: `${name}, ${runs[0]!.report.steps} steps`,
    tiles: [{ picture: original, title: 'original', caption: `${width}×${height}` }, ...tiles],
  });
}
